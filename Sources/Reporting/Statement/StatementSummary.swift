package import Campaign

/// The figures of a statement, counted from its lines and from nothing else, so that they cannot disagree with them.
package struct StatementSummary: Sendable, Equatable {
    /// Lines with a booking that is no make-good.
    package let booked: Int
    /// Of these, those on days without a log.
    package let waiting: Int
    /// Of these, those that were stopped and did not air.
    package let stopped: Int
    /// Booked lines with a time on air.
    package let aired: Int
    package let asBooked: Int
    package let missed: Int
    /// Lines that make good another booking and have a time on air.
    package let madeGood: Int
    /// Airings without a booking.
    package let extra: Int
    /// Milliseconds booked, over the booked lines.
    package let lengthBooked: Int64
    /// Milliseconds on air, over booked lines and make-goods whose source states a length.
    package let lengthAired: Int64
    /// Booked lines and make-goods that aired and whose length no source states.
    package let lengthUnknown: Int
    package let paidBooked: [Money]
    package let paidAired: [Money]
    package let freeBooked: [Money]
    package let freeAired: [Money]
    /// How many lines have each status, in the order of `StatementStatus`; those that do not occur are left out.
    package let statuses: [StatementStatus: Int]

    package init(_ lines: [StatementLine]) {
        let counted = lines.filter { $0.status != .duplicate }
        let booked = counted.filter(\.isBooked)
        let aired = booked.filter { $0.airing != nil }
        let madeGood = counted.filter { $0.makesGood != nil && $0.airing != nil }
        self.booked = booked.count
        waiting = booked.count { $0.status == .noLog }
        stopped = booked.count { $0.status == .stopped }
        self.aired = aired.count
        asBooked = booked.count { $0.status == .asBooked }
        missed = booked.count { $0.status == .missed }
        self.madeGood = madeGood.count
        extra = counted.count { $0.booking == nil && $0.makesGood == nil && $0.airing != nil }
        lengthBooked = booked.reduce(0) { $0.addingClamped(Int64($1.booking?.length ?? 0)) }
        lengthAired = (aired + madeGood).reduce(0) { $0.addingClamped(Int64($1.airing?.length ?? 0)) }
        lengthUnknown = (aired + madeGood).count { $0.airing?.length == nil }
        paidBooked = StatementSummary.sums(booked, isPaid: true)
        paidAired = StatementSummary.sums(aired, isPaid: true)
        freeBooked = StatementSummary.sums(booked, isPaid: false)
        freeAired = StatementSummary.sums(aired, isPaid: false)
        statuses = Dictionary(lines.map { ($0.status, 1) }, uniquingKeysWith: +)
    }

    /// Tenths of a per cent of the booked lines with a log that aired, without the stopped ones that did not; nil
    /// where none is left.
    package var airedPermille: Int64? {
        let owed = booked - waiting - stopped
        return owed > 0 ? Int64(aired) * 1000 / Int64(owed) : nil
    }

    /// A sum for each currency, in the order of the currencies.
    private static func sums(_ lines: [StatementLine], isPaid: Bool) -> [Money] {
        var sums: [Currency: Int64] = [:]
        for price in lines.compactMap({ $0.booking?.price }) {
            switch price {
            case .paid(let money) where isPaid, .free(let money) where !isPaid:
                sums[money.currency] = (sums[money.currency] ?? 0).addingClamped(money.minorUnits)
            default: continue
            }
        }
        return Currency.allCases.compactMap { currency in
            sums[currency].map { Money(minorUnits: $0, currency: currency) }
        }
    }
}

extension StatementLine {
    /// Whether it stands for something booked; a make-good stands for the booking that it makes good.
    var isBooked: Bool { booking != nil && makesGood == nil }
}

extension Int64 {
    /// The sum, or the largest or least number where it does not fit: broken data must not end the program, and such
    /// a number is seen to be wrong.
    fileprivate func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}
