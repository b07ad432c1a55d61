package import Campaign
import Foundation

extension Query {
    private static let longestText = 2000
    private static let mostTerms = 40

    /// Reads a query as typed in one line.
    package init(_ text: String, on day: Day) throws(QueryProblem) {
        guard text.utf8.count <= Query.longestText else { throw .tooLong(limit: Int64(Query.longestText)) }
        var groups: [[Term]] = [[]]
        var order: [Order] = []
        var count = 0
        for token in QueryToken.all(in: text) {
            count += 1
            guard count <= Query.mostTerms else { throw .tooLong(limit: Int64(Query.longestText)) }
            if token.text == ",", !token.isQuoted {
                groups.append([])
            } else if let wanted = Query.order(token) {
                order.append(wanted)
            } else if let term = try Query.term(token, on: day) {
                groups[groups.count - 1].append(term)
            }
        }
        let filled = groups.filter { !$0.isEmpty }
        self.init(groups: filled.isEmpty ? [[]] : filled, order: order, day: day)
    }

    /// Reads a query from the words of a command line; `title:не верь` that came as one word stays one term.
    package init(arguments: [String], on day: Day) throws(QueryProblem) {
        try self.init(arguments.map(Query.quoted).joined(separator: " "), on: day)
    }

    /// The word with its value in quotes, where it is one field with several words; a whole query stays as it is.
    private static func quoted(_ word: String) -> String {
        let parts = word.split(whereSeparator: \.isWhitespace)
        guard parts.count > 1, !word.contains("\""), let colon = parts[0].firstIndex(of: ":"),
            let field = QueryField(named: String(parts[0][..<colon].drop { $0 == "^" })), proseFields.contains(field),
            !parts.dropFirst().contains(where: { $0.contains(":") || $0 == "," || $0.hasPrefix("^") })
        else { return word }
        let value = word[word.index(after: word.firstIndex(of: ":") ?? word.startIndex)...]
        let sign = value.hasPrefix("=") ? "=" : ""
        return parts[0][...colon] + sign + "\"" + value.dropFirst(sign.count) + "\""
    }

    /// Fields whose values have spaces.
    private static let proseFields: Set<QueryField> = [.title, .note, .person, .contact, .group, .house]

    private static func order(_ token: QueryToken) -> Order? {
        guard !token.isQuoted, let sign = token.text.last, sign == "+" || sign == "-",
            let key = OrderKey(rawValue: token.text.dropLast().lowercased())
        else { return nil }
        return Order(key: key, isDescending: sign == "-")
    }

    private static func term(_ token: QueryToken, on day: Day) throws(QueryProblem) -> Term? {
        var text = Substring(token.text)
        let isNegated = !token.isQuoted && text.hasPrefix("^")
        if isNegated { text = text.dropFirst() }
        guard !text.isEmpty else { return nil }
        guard !token.isQuoted, let colon = text.firstIndex(of: ":"), colon != text.startIndex,
            text[..<colon].allSatisfy({ $0.isLetter || $0 == "_" })
        else { return Term(isNegated: isNegated, matter: .text(String(text))) }
        let name = String(text[..<colon])
        guard let field = QueryField(named: name) else {
            let known = QueryField.allCases.map(\.rawValue)
            throw .unknownField(name, near: NearWords.nearest(to: name, in: known), known: known)
        }
        let test = try QueryTest(String(text[text.index(after: colon)...]), of: field, on: day)
        return Term(isNegated: isNegated, matter: .field(field, test))
    }
}

/// A part of a query between spaces; quotes keep spaces.
struct QueryToken: Equatable {
    var text: String
    /// Whether it began with a quote, so that no sign in it is special.
    var isQuoted: Bool

    static func all(in text: String) -> [QueryToken] {
        var tokens: [QueryToken] = []
        var current = QueryToken(text: "", isQuoted: false)
        var closing: Character?
        var isOpen = false
        for character in text {
            if let end = closing {
                if character == end {
                    closing = nil
                } else {
                    current.text.append(character)
                }
            } else if let end = closingQuote[character] {
                if current.text.isEmpty { current.isQuoted = true }
                closing = end
                isOpen = true
            } else if character.isWhitespace {
                if isOpen { tokens.append(current) }
                current = QueryToken(text: "", isQuoted: false)
                isOpen = false
            } else {
                current.text.append(character)
                isOpen = true
            }
        }
        if isOpen { tokens.append(current) }
        return tokens.filter { !$0.text.isEmpty }
    }

    private static let closingQuote: [Character: Character] = ["\"": "\"", "«": "»", "“": "”", "„": "“"]
}

extension QueryTest {
    init(_ typed: String, of field: QueryField, on day: Day) throws(QueryProblem) {
        let isExact = typed.hasPrefix("=")
        let text = isExact ? String(typed.dropFirst()) : typed
        switch field.form {
        case .text:
            self = .value(text, isExact: isExact)
        case .language:
            do {
                self = .value(try LanguageTag.parse(text).description, isExact: isExact)
            } catch {
                if case .countryCode(_, let meant) = error {
                    throw .badValue(field: field.rawValue, value: text, near: [meant], known: QueryTest.languages)
                }
                throw .badValue(field: field.rawValue, value: text, near: [], known: QueryTest.languages)
            }
        case .choice(let choices):
            guard let choice = QueryTest.choice(text, choices) else {
                throw .badValue(
                    field: field.rawValue, value: text, near: NearWords.nearest(to: text, in: choices), known: choices)
            }
            self = .value(choice, isExact: true)
        case .flag:
            guard let flag = FieldCanon.flag(text) else {
                throw .badValue(field: field.rawValue, value: text, near: [], known: ["yes", "no"])
            }
            self = .value(flag ? "yes" : "no", isExact: true)
        case .day: self = .days(try QueryDays.span(text, of: field, on: day))
        case .number: self = try QueryTest.numbers(text, of: field)
        }
    }

    private static let languages = LanguageTag.campaignWritten.map(\.description) + ["uz", "en"]

    private static func choice(_ text: String, _ choices: [String]) -> String? {
        let folded = text.lowercased()
        let otherNames = ["cyrillic": "Cyrl", "latin": "Latn", "кириллица": "Cyrl", "латиница": "Latn"]
        let joined = String(folded.map { $0 == "-" ? "_" : $0 })
        return choices.first { $0.lowercased() == folded || $0 == joined }
            ?? otherNames[folded].flatMap { choices.contains($0) ? $0 : nil }
    }

    private static func numbers(_ text: String, of field: QueryField) throws(QueryProblem) -> QueryTest {
        guard let (from, until) = QueryRange.ends(text) else {
            guard let number = Int64(text) else { throw .badNumber(field: field.rawValue, value: text) }
            return .numbers(from: number, until: number)
        }
        let low = from.isEmpty ? nil : Int64(from)
        let high = until.isEmpty ? nil : Int64(until)
        guard from.isEmpty || low != nil, until.isEmpty || high != nil, low != nil || high != nil else {
            throw .badNumber(field: field.rawValue, value: text)
        }
        return .numbers(from: low, until: high)
    }
}

enum QueryRange {
    /// The texts on both sides of `..`; nil where there is none.
    static func ends(_ text: String) -> (from: String, until: String)? {
        guard let dots = text.range(of: "..") else { return nil }
        return (String(text[..<dots.lowerBound]), String(text[dots.upperBound...]))
    }
}

/// Days as asked for: one day, a month, a year, a day counted from the day in question, and ranges of these.
enum QueryDays {
    static func span(_ text: String, of field: QueryField, on day: Day) throws(QueryProblem) -> DaySpan {
        func period(_ text: String) throws(QueryProblem) -> (first: Day, last: Day) {
            guard let period = QueryDays.period(text, on: day) else {
                throw .badDay(field: field.rawValue, value: text)
            }
            return period
        }
        guard let (from, until) = QueryRange.ends(text) else {
            let whole = try period(text)
            return DaySpan(from: whole.first, until: whole.last)
        }
        if from.isEmpty && until.isEmpty { throw .badDay(field: field.rawValue, value: text) }
        return DaySpan(
            from: from.isEmpty ? nil : try period(from).first, until: until.isEmpty ? nil : try period(until).last)
    }

    static func period(_ text: String, on day: Day) -> (first: Day, last: Day)? {
        if let single = Day(typed: text) { return (single, single) }
        let folded = text.lowercased()
        if folded == "today" || folded == "сегодня" { return (day, day) }
        if let counted = counted(folded, from: day) { return (counted, counted) }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts[0].utf8.count == 4, let year = Int(parts[0]) else { return nil }
        if parts.count == 1 {
            guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
                return nil
            }
            return (first, last)
        }
        guard parts[1].utf8.count == 2, let month = Int(parts[1]),
            let first = Day(year: year, month: month, day: 1)
        else { return nil }
        return (first, first.adding(months: 1).adding(days: -1))
    }

    /// `+30d`, `-3w`, `+6m`, `-1y`.
    private static func counted(_ text: String, from day: Day) -> Day? {
        guard let sign = text.first, sign == "+" || sign == "-", let unit = text.last,
            let number = Int(text.dropFirst().dropLast()), (0...5000).contains(number)
        else { return nil }
        let count = sign == "-" ? -number : number
        let found: Day
        switch unit {
        case "d", "д": found = day.adding(days: count)
        case "w", "н": found = day.adding(days: count * 7)
        case "m", "м": found = day.adding(months: count)
        case "y", "г": found = day.adding(months: count * 12)
        default: return nil
        }
        return (1...9999).contains(found.components.year) ? found : nil
    }
}
