/// One field of an entity, as people, spreadsheets and YAML files name it, and where it is kept.
///
/// All values are canonical text at the border of the store (lists sorted and parted by one space, days
/// `YYYY-MM-DD`, flags `yes`/`no`, names as JSON with sorted keys); an empty field is absent.
package struct Field: Sendable {
    package enum Form: Sendable {
        case text
        /// Text kept in the case that people typed, at most so many characters; the default allows a long note.
        case day
        case whole(ClosedRange<Int64>)
        case decimalMillionths
        /// A decimal with at most two places, kept in hundredths: money in minor units, ratings in hundredths of a percent.
        case hundredths
        /// A time on a station's clock, which may exceed 24 hours; kept in milliseconds.
        case clock
        /// Days of the week, Monday first: `1111100`.
        case dayMask
        /// Names with spaces in them, in their order, parted by bars: `КТРК|KTRK`.
        case list
        /// Codes of another entity in an order that matters, parted by spaces.
        case sequence(of: String)
        case flag
        case choice([String])
        /// Words parted by spaces; restricted when choices are given.
        case words([String]?)
        /// `{"ru": "…"}`.
        case names
        case reference(String)
        /// Codes of another entity kept in a table of links.
        case links(entity: String, table: String, owner: String, target: String)
        /// A language tag, written or spoken; checked further by the entity's own rule.
        case language
    }

    package let name: String
    package let column: String
    package let form: Form
    package let isRequired: Bool

    init(_ name: String, _ form: Form, column: String? = nil, required: Bool = false) {
        self.name = name
        self.form = form
        isRequired = required
        self.column =
            column
            ?? {
                if case .reference = form { return name + "_id" }
                return name
            }()
    }

    /// The expression that reads the field from the table alias `t` as canonical text.
    func snapshotExpression(in entities: (String) -> EntityDescription?) -> String {
        switch form {
        case .reference(let entity):
            let table = entities(entity)?.table ?? entity
            return "(SELECT ref.code FROM \(table) ref WHERE ref.id = t.\(column))"
        case .links(let entity, let table, let owner, let target):
            let linked = entities(entity)?.table ?? entity
            return """
                (SELECT group_concat(code, ' ') FROM (SELECT ref.code FROM \(table) l JOIN \(linked) ref
                ON ref.id = l.\(target) WHERE l.\(owner) = t.id ORDER BY ref.code))
                """
        case .flag: return "CASE t.\(column) WHEN 1 THEN 'yes' ELSE 'no' END"
        case .whole: return "CAST(t.\(column) AS TEXT)"
        case .hundredths:
            return """
                CASE WHEN t.\(column) IS NOT NULL
                THEN rtrim(rtrim(printf('%d.%02d', t.\(column) / 100, t.\(column) % 100), '0'), '.') END
                """
        case .clock:
            return """
                CASE WHEN t.\(column) IS NULL THEN NULL
                WHEN t.\(column) % 60000 = 0
                THEN printf('%02d:%02d', t.\(column) / 3600000, t.\(column) / 60000 % 60)
                ELSE printf('%02d:%02d:%02d', t.\(column) / 3600000, t.\(column) / 60000 % 60,
                t.\(column) / 1000 % 60) END
                """
        case .decimalMillionths:
            return "rtrim(rtrim(printf('%d.%06d', t.\(column) / 1000000, t.\(column) % 1000000), '0'), '.')"
        default: return "t.\(column)"
        }
    }

    /// The values that are taken, where there are only some.
    package var choices: [String]? {
        switch form {
        case .choice(let choices): choices
        case .words(let choices): choices
        case .flag: ["yes", "no"]
        default: nil
        }
    }

    var isLinks: Bool {
        if case .links = form { return true }
        return false
    }
}

/// The fields of one record by name; a field that is empty is absent.
package typealias FieldValues = [String: String]
