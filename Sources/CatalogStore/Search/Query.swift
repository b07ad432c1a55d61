package import Campaign

/// What somebody asks for: groups of terms of which one must hold, and the order of what is found.
///
/// The language follows beets: words and `field:value` must all hold; a comma standing alone means *or*; `^` before a
/// term means *not*; `field:=value` is the exact value; `a..b` a range of days or numbers, days also as `-3w`, `+30d`
/// from the day that is asked about; `"several words"` is a phrase; `code+`, `title-` give the order.
package struct Query: Sendable, Equatable {
    package struct Term: Sendable, Equatable {
        package let isNegated: Bool
        package let matter: Matter
    }

    package enum Matter: Sendable, Equatable {
        /// Text to be found anywhere; several words stand beside each other.
        case text(String)
        case field(QueryField, QueryTest)
    }

    package struct Order: Sendable, Equatable {
        package let key: OrderKey
        package let isDescending: Bool
    }

    package enum OrderKey: String, Sendable, CaseIterable {
        case code, title, kind, lang, expires, made, behind, relevance
    }

    package let groups: [[Term]]
    package let order: [Order]
    /// The day that is asked about.
    package let day: Day

    package var isEmpty: Bool { groups.allSatisfy(\.isEmpty) }
}

/// What a field must be.
package enum QueryTest: Sendable, Equatable {
    /// A value; with `isExact` nothing but it.
    case value(String, isExact: Bool)
    case days(DaySpan)
    case numbers(from: Int64?, until: Int64?)
}

/// What can be asked about. The raw value is the word in the query.
package enum QueryField: String, Sendable, CaseIterable {
    case code, kind, lang, script, country, state, group, message, award, title, note, contact, person, role
    case expires, made, native
    case derivedFrom = "derived_from"
    case marking, behind, house

    enum Form: Equatable {
        case text, language, day, number, flag
        case choice([String])
    }

    var form: Form {
        switch self {
        case .code, .group, .award, .title, .note, .contact, .person, .role, .derivedFrom, .house: .text
        case .lang: .language
        case .expires, .made: .day
        case .behind: .number
        case .native: .flag
        case .kind: .choice(MaterialKind.allCases.map(\.rawValue))
        case .script: .choice(["Cyrl", "Latn", "Arab"])
        case .country: .choice(Country.allCases.map(\.rawValue))
        case .state: .choice(["planned"] + RevisionStatus.allCases.map(\.rawValue))
        case .message: .choice(CampaignMessage.allCases.map(\.rawValue))
        case .marking: .choice(["missing", "complete"])
        }
    }

    /// The field that a word names, also by its other names in English and Russian.
    init?(named word: String) {
        let folded = word.lowercased()
        guard let field = QueryField(rawValue: folded) ?? QueryField.otherNames[folded] else { return nil }
        self = field
    }

    private static let otherNames: [String: QueryField] = [
        "number": .house, "language": .lang, "status": .state, "groups": .group, "messages": .message,
        "код": .code, "вид": .kind, "язык": .lang, "письмо": .script, "страна": .country, "состояние": .state,
        "статус": .state, "группа": .group, "сообщение": .message, "грант": .award, "название": .title,
        "заметка": .note, "примечание": .note, "контакт": .contact, "человек": .person, "роль": .role,
        "истекает": .expires, "сделано": .made, "носитель": .native, "маркировка": .marking, "отстаёт": .behind,
        "отстает": .behind, "номер": .house,
    ]
}

/// What is wrong with a query.
package enum QueryProblem: Problem, Equatable {
    case unknownField(String, near: [String], known: [String])
    case badValue(field: String, value: String, near: [String], known: [String])
    case badDay(field: String, value: String)
    case badNumber(field: String, value: String)
    case tooLong(limit: Int64)

    package var code: String {
        switch self {
        case .unknownField(_, let near, _): near.isEmpty ? "query.unknown_field" : "query.unknown_field.near"
        case .badValue(_, _, let near, let known):
            near.isEmpty ? (known.isEmpty ? "query.unknown_value" : "query.bad_value") : "query.bad_value.near"
        case .badDay: "query.bad_day"
        case .badNumber: "query.bad_number"
        case .tooLong: "query.too_long"
        }
    }

    package var values: [String: MessageValue] {
        switch self {
        case .unknownField(let field, let near, let known):
            ["field": .text(field), "near": .list(near), "known": .list(known)]
        case .badValue(let field, let value, let near, let known):
            ["field": .text(field), "value": .text(value), "near": .list(near), "known": .list(known)]
        case .badDay(let field, let value), .badNumber(let field, let value):
            ["field": .text(field), "value": .text(value)]
        case .tooLong(let limit): ["limit": .number(limit)]
        }
    }

    package var category: ProblemCategory { .usage }
}

/// Words that differ from a given one by little.
enum NearWords {
    /// The words nearest to a word, at most two edits away (a third of its length), the nearest first.
    static func nearest(to word: String, in known: [String], limit: Int = 3) -> [String] {
        let wanted = Array(word.lowercased().unicodeScalars.prefix(60))
        let most = max(1, min(2, wanted.count / 3))
        return known.map { ($0, distance(wanted, Array($0.lowercased().unicodeScalars.prefix(60)))) }
            .filter { $0.1 <= most }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(limit).map(\.0)
    }

    /// The number of letters to insert, remove or replace (Levenshtein).
    static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var row = Array(0...right.count)
        for (line, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in right.enumerated() {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, diagonal + (letter == other ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
