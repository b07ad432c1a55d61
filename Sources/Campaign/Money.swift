/// An amount in minor units of an ISO 4217 currency.
package struct Money: Sendable, Hashable {
    package let minorUnits: Int64
    package let currency: Currency

    package init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// The amount in another currency by a dated rate, rounded half away from zero. Nil when it does not fit 64 bits.
    package func converted(by rate: ExchangeRate) -> Money? {
        guard rate.from == currency else { return nil }
        let (high, low) = Int64(rate.millionths).multipliedFullWidth(by: minorUnits.magnitudeAsSigned)
        guard minorUnits != .min else { return nil }
        let divided = Int64(1_000_000).dividingIfFits((high, low))
        guard let (quotient, remainder) = divided else { return nil }
        let (rounded, overflow) = quotient.addingReportingOverflow(remainder >= 500_000 ? 1 : 0)
        if overflow { return nil }
        return Money(minorUnits: minorUnits < 0 ? -rounded : rounded, currency: rate.to)
    }
}

extension Int64 {
    fileprivate var magnitudeAsSigned: Int64 { self == .min ? .max : Swift.abs(self) }

    fileprivate func dividingIfFits(_ dividend: (high: Int64, low: UInt64)) -> (Int64, Int64)? {
        guard dividend.high < self / 2, dividend.high >= 0 else { return nil }
        let result = dividingFullWidth(dividend)
        return (result.quotient, result.remainder)
    }
}

/// The currencies of the region and its donors; all have two decimals by ISO 4217.
package enum Currency: String, Sendable, CaseIterable, Codable {
    case kgs = "KGS", kzt = "KZT", tjs = "TJS", uzs = "UZS", usd = "USD", eur = "EUR", rub = "RUB"
}

/// One unit of `from` in units of `to`, in millionths, on a day, by a named source.
package struct ExchangeRate: Sendable, Hashable {
    package let from: Currency
    package let to: Currency
    package let millionths: Int64
    package let day: Day
    package let source: String

    package init(from: Currency, to: Currency, millionths: Int64, day: Day, source: String) {
        self.from = from
        self.to = to
        self.millionths = millionths
        self.day = day
        self.source = source
    }
}
