package import Campaign

extension Wording {
    /// A value as the language writes it.
    package func written(_ value: MessageValue) -> String {
        switch value {
        case .text(let text): Printable.value(text)
        case .number(let number): numbers.whole(number)
        case .day(let day): short(day)
        case .instant(let instant): moment(instant)
        case .money(let money): amount(money)
        case .bytes(let count): size(count)
        case .list(let items): list(items)
        }
    }

    /// A whole number: `12,345` in English; `12 345` in Russian, with a no-break space.
    package func number(_ number: Int64) -> String { numbers.whole(number) }

    /// A number given in tenths (`places` 1), hundredths (2) and so on: 123450 with 2 places is `1,234.50`.
    package func decimal(_ scaled: Int64, places: Int) -> String { numbers.decimal(scaled, places: places) }

    /// A share given in tenths of a per cent: `12.5%`, `12,5 %`; `12%` where there are no tenths.
    package func percent(permille: Int64) -> String {
        let number = permille % 10 == 0 ? numbers.whole(permille / 10) : numbers.decimal(permille, places: 1)
        return text("number.percent", ["number": .text(number)])
    }

    /// An amount of money, always with the code of its currency.
    package func amount(_ money: Money) -> String {
        let amount = MessageValue.text(numbers.decimal(money.minorUnits, places: 2))
        return text("money." + money.currency.rawValue, ["amount": amount])
    }

    /// A size: whole bytes below 1024, then KB, MB, GB and TB of 1024 each, as Windows counts them in these offices;
    /// with one decimal below ten.
    package func size(_ bytes: Int64) -> String {
        let units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"]
        var (whole, rest, unit) = (bytes.magnitude, UInt64(0), 0)
        while whole >= 1024, unit < units.count - 1 {
            (whole, rest) = whole.quotientAndRemainder(dividingBy: 1024)
            unit += 1
        }
        let tenths = unit == 0 ? whole * 10 : rounded(whole, rest)
        if tenths >= 10_240, unit > 0, unit < units.count - 1 {
            return sized(sign: bytes < 0, tenths: 10, unit: units[unit + 1], hasDecimal: true)
        }
        return sized(sign: bytes < 0, tenths: tenths, unit: units[unit], hasDecimal: unit > 0 && tenths < 100)
    }

    /// Items as a sentence joins them: `a, b and c`, «а, б и в».
    package func list(_ items: [String]) -> String {
        let shown = items.map(Printable.value)
        guard let last = shown.last, shown.count > 1 else { return shown.first ?? text("list.none") }
        return shown.dropLast().joined(separator: ", ") + text("list.last") + last
    }

    /// Tenths of a unit, half up; without tenths from ten units on.
    private func rounded(_ whole: UInt64, _ rest: UInt64) -> UInt64 {
        let tenths = whole * 10 + (rest * 10 + 512) / 1024
        return tenths < 100 ? tenths : (whole + (rest >= 512 ? 1 : 0)) * 10
    }

    private func sized(sign isNegative: Bool, tenths: UInt64, unit: String, hasDecimal: Bool) -> String {
        let signed = Int64(tenths) * (isNegative ? -1 : 1)
        let size = hasDecimal ? numbers.decimal(signed, places: 1) : numbers.whole(signed / 10)
        return text("size." + unit, ["size": .text(size)])
    }
}
