/// How a language writes numbers.
struct NumberStyle: Sendable {
    /// Between groups of three digits.
    let groupSeparator: String
    let decimalSeparator: String

    /// After Unicode CLDR, "Number Symbols": all languages of the region write as Russian does.
    init(_ language: DocumentLanguage) {
        switch language {
        case .english:
            groupSeparator = ","
            decimalSeparator = "."
        case .russian, .kyrgyz, .kazakh, .tajik, .uzbek:
            groupSeparator = NumberStyle.noBreakSpace
            decimalSeparator = ","
        }
    }

    static let noBreakSpace = "\u{A0}"

    func whole(_ number: Int64) -> String { (number < 0 ? "-" : "") + grouped(number.magnitude) }

    /// A number given in tenths, hundredths and so on, written with that many places.
    ///
    /// - Parameter places: how many decimals; 0 to 18.
    func decimal(_ scaled: Int64, places: Int) -> String {
        let places = max(0, min(places, 18))
        guard places > 0 else { return whole(scaled) }
        let unit = (0..<places).reduce(UInt64(1)) { power, _ in power * 10 }
        let (quotient, remainder) = scaled.magnitude.quotientAndRemainder(dividingBy: unit)
        let fraction = String(remainder)
        let zeros = String(repeating: "0", count: places - fraction.utf8.count)
        return (scaled < 0 ? "-" : "") + grouped(quotient) + decimalSeparator + zeros + fraction
    }

    private func grouped(_ magnitude: UInt64) -> String {
        let digits = Array(String(magnitude).utf8)
        guard digits.count > 3 else { return String(decoding: digits, as: UTF8.self) }
        let first = digits.count % 3 == 0 ? 3 : digits.count % 3
        var groups = [digits[..<first]]
        for start in stride(from: first, to: digits.count, by: 3) { groups.append(digits[start..<start + 3]) }
        return groups.map { String(decoding: $0, as: UTF8.self) }.joined(separator: groupSeparator)
    }
}
