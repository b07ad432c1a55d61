import Campaign
import GRDB
import LanguageCheck

/// A condition of SQL with the values bound in it.
struct SQLCondition {
    let sql: String
    let arguments: StatementArguments

    init(_ sql: String, _ arguments: StatementArguments = []) {
        self.sql = sql
        self.arguments = arguments
    }

    static let never = SQLCondition("0")

    /// Whether a column of the table with this short name stands in it.
    func speaks(of table: Character) -> Bool {
        var before: Character = " "
        for (letter, next) in zip(sql, sql.dropFirst()) {
            if letter == table, next == ".", !before.isLetter, !before.isNumber, before != "_" { return true }
            before = letter
        }
        return false
    }

    var negated: SQLCondition { SQLCondition("(\(sql)) IS NOT TRUE", arguments) }
}

/// Turns the fields of a query into conditions on a document `d` of the search index, its item `i`, its variant `v` and
/// a revision `r` of it, of which the last two may be missing.
struct QueryConditions {
    let day: Day
    let database: Database

    /// What is open-ended: no end within any calendar.
    private static let noEnd = "9999-12-31"

    func condition(_ field: QueryField, _ test: QueryTest, role: String? = nil) throws -> SQLCondition {
        switch test {
        case .days(let span): return try dates(field, span)
        case .numbers(let from, let until): return behind(from, until)
        case .value(let value, let isExact):
            return try condition(field, value, isExact: isExact, role: role)
        }
    }

    private func condition(_ field: QueryField, _ value: String, isExact: Bool, role: String?) throws -> SQLCondition {
        switch field {
        case .code: return code(value, isExact: isExact)
        case .kind: return SQLCondition("d.kind = ?", [value])
        case .lang: return language(value, isExact: isExact)
        case .script: return script(value)
        case .country: return SQLCondition("d.country = ?", [value])
        case .state: return state(value)
        case .group: return try group(value, isExact: isExact)
        case .message:
            return SQLCondition("instr(' ' || i.messages || ' ', ' ' || ? || ' ') > 0", [value])
        case .award:
            return SQLCondition("i.award_id = ?", [try id(of: value, in: Entities.award, field)])
        case .derivedFrom:
            return SQLCondition("i.derived_from_id = ?", [try id(of: value, in: Entities.item, field)])
        case .title:
            return text(["i.title", "coalesce(r.title, '')"], value, isExact: isExact)
        case .note: return text(["i.note", "v.note", "r.note"], value, isExact: isExact)
        case .contact: return try contact(value)
        case .person: return person(value, isExact: isExact, role: role)
        case .role:
            return SQLCondition(
                "EXISTS (SELECT 1 FROM revision_person p WHERE p.revision_id = r.id AND p.role = ?)",
                [value.lowercased()])
        case .native: return SQLCondition("d.native_read = ?", [value == "yes" ? 1 : 0])
        case .marking: return marking(isMissing: value == "missing")
        case .house:
            let match = comparison("h.number", isExact: isExact)
            return SQLCondition(
                """
                EXISTS (SELECT 1 FROM house_number h JOIN revision q ON q.id = h.revision_id
                WHERE q.variant_id = d.variant_id AND \(match))
                """, [SearchKeys.loose(value)])
        case .expires, .made, .behind: return .never
        }
    }

    private func code(_ value: String, isExact: Bool) -> SQLCondition {
        if isExact { return SQLCondition("upper(?) IN (upper(i.code), upper(v.code), upper(r.code))", [value]) }
        return SQLCondition("instr(upper(coalesce(r.code, v.code, i.code)), upper(?)) > 0", [value])
    }

    private func language(_ tag: String, isExact: Bool) -> SQLCondition {
        let isBare = !tag.contains("-")
        let tags = isExact || !isBare ? [tag] : Array(Set([tag] + LanguageTag.scripts(of: tag))).sorted()
        let marks = Array(repeating: "?", count: tags.count).joined(separator: ", ")
        return SQLCondition("d.language IN (\(marks))", StatementArguments(tags))
    }

    private func script(_ script: String) -> SQLCondition {
        let known = [
            "ky", "ru", "kk", "kk-Latn", "tg", "uz-Latn", "uz-Cyrl", "kaa-Latn", "kaa-Cyrl", "en", "ug", "dng",
            "tr", "tk", "tt", "uk", "de",
        ]
        let tags = known.filter { (try? LanguageTag.parse($0))?.writtenScript == script }
        let marks = Array(repeating: "?", count: tags.count).joined(separator: ", ")
        return SQLCondition("d.language IN (\(marks))", StatementArguments(tags))
    }

    /// A status that any revision of the variant has on the day; planned is a variant without one.
    private func state(_ status: String) -> SQLCondition {
        if status == "planned" {
            return SQLCondition(
                "NOT EXISTS (SELECT 1 FROM revision q WHERE q.variant_id = d.variant_id AND q.made_on <= ?)",
                [day.description])
        }
        return SQLCondition(
            """
            EXISTS (SELECT 1 FROM revision q JOIN revision_status s ON s.revision_id = q.id
            WHERE q.variant_id = d.variant_id AND s.status = ? AND s.from_day <= ?
            AND (s.until_day IS NULL OR s.until_day >= ?))
            """, [status, day.description, day.description])
    }

    private func group(_ value: String, isExact: Bool) throws -> SQLCondition {
        let rows = try Row.fetchAll(database, sql: "SELECT code, names FROM risk_group ORDER BY code")
        let wanted = SearchKeys.loose(value)
        let code = rows.first { row in
            let names = CanonicalJSON.read(row["names"]) ?? [:]
            return SearchKeys.loose(row["code"]) == wanted || names.values.contains { SearchKeys.loose($0) == wanted }
        }.map { $0["code"] as String }
        guard let code else {
            let known = rows.map { $0["code"] as String }
            throw QueryProblem.badValue(
                field: QueryField.group.rawValue, value: value, near: NearWords.nearest(to: value, in: known),
                known: known)
        }
        let below =
            isExact
            ? ""
            : "UNION SELECT g.id FROM risk_group g JOIN below b ON g.parent_id = b.id"
        return SQLCondition(
            """
            d.item_id IN (WITH RECURSIVE below (id) AS (SELECT id FROM risk_group WHERE code = ? \(below))
            SELECT l.item_id FROM item_group l JOIN below ON below.id = l.risk_group_id)
            """, [code])
    }

    private func id(of value: String, in entity: EntityDescription, _ field: QueryField) throws -> Int64 {
        if let id = try entity.id(of: value.uppercased(), in: database) { return id }
        let known = try String.fetchAll(database, sql: "SELECT code FROM \(entity.table) ORDER BY code LIMIT 2000")
        throw QueryProblem.badValue(
            field: field.rawValue, value: value, near: NearWords.nearest(to: value, in: known),
            known: known.count > 12 ? [] : known)
    }

    private func contact(_ value: String) throws -> SQLCondition {
        let digits = value.filter { $0.isASCII && $0.isNumber }
        let isNumber = digits.count >= 3 && !value.contains { $0.isLetter }
        let ids = try Row.fetchAll(database, sql: "SELECT id, code, number FROM contact").filter { row in
            let number: String = row["number"]
            return isNumber
                ? number.filter { $0.isASCII && $0.isNumber }.contains(digits)
                : (row["code"] as String) == value.uppercased()
        }.map { $0["id"] as Int64 }
        guard !ids.isEmpty else {
            let known = try String.fetchAll(database, sql: "SELECT code FROM contact ORDER BY code LIMIT 200")
            throw QueryProblem.badValue(
                field: QueryField.contact.rawValue, value: value, near: NearWords.nearest(to: value, in: known),
                known: known.count > 12 ? [] : known)
        }
        let list = ids.map(String.init).joined(separator: ", ")
        return SQLCondition(
            "EXISTS (SELECT 1 FROM shown_contact s WHERE s.revision_id = r.id AND s.contact_id IN (\(list)))")
    }

    private func person(_ value: String, isExact: Bool, role: String?) -> SQLCondition {
        let byRole = role == nil ? "" : "AND p.role = ?"
        var arguments: StatementArguments = [value, SearchKeys.loose(value)]
        if let role { arguments += [role.lowercased()] }
        return SQLCondition(
            """
            EXISTS (SELECT 1 FROM revision_person p JOIN person o ON o.id = p.person_id
            WHERE p.revision_id = r.id AND (o.code = ? OR \(comparison("o.name", isExact: isExact))) \(byRole))
            """, arguments)
    }

    private func text(_ columns: [String], _ value: String, isExact: Bool) -> SQLCondition {
        let conditions = columns.map { comparison($0, isExact: isExact) }.joined(separator: " OR ")
        let key = SearchKeys.loose(value)
        return SQLCondition("(\(conditions))", StatementArguments(columns.map { _ in key }))
    }

    /// Whether a text has the words beside each other, or is nothing but them, by loose keys.
    private func comparison(_ column: String, isExact: Bool) -> String {
        isExact
            ? "\(SearchFunction.loose)(\(column)) = ?" : "instr(\(SearchFunction.loose)(\(column)), ?) > 0"
    }

    private func marking(isMissing: Bool) -> SQLCondition {
        SQLCondition(
            """
            (r.id IS NOT NULL AND \(isMissing ? "" : "NOT") EXISTS (
                SELECT 1 FROM marking_rule m JOIN award a ON a.id = i.award_id AND a.donor_id = m.donor_id
                WHERE m.from_day <= ? AND (m.until_day IS NULL OR m.until_day >= ?)
                AND (m.kinds IS NULL OR instr(' ' || m.kinds || ' ', ' ' || d.kind || ' ') > 0)
                AND (m.countries IS NULL OR d.country IS NULL
                    OR instr(' ' || m.countries || ' ', ' ' || d.country || ' ') > 0)
                AND NOT EXISTS (SELECT 1 FROM marking k WHERE k.revision_id = r.id AND k.rule_id = m.id)))
            """, [day.description, day.description])
    }

    private func dates(_ field: QueryField, _ span: DaySpan) throws -> SQLCondition {
        let expression = field == .made ? "r.made_on" : QueryConditions.expires
        var parts = ["\(expression) < '\(QueryConditions.noEnd)'"]
        var arguments: StatementArguments = []
        if let from = span.from {
            parts.append("\(expression) >= ?")
            arguments += [from.description]
        }
        if let until = span.until {
            parts.append("\(expression) <= ?")
            arguments += [until.description]
        }
        return SQLCondition("(" + parts.joined(separator: " AND ") + ")", arguments)
    }

    private func behind(_ from: Int64?, _ until: Int64?) -> SQLCondition {
        SQLCondition(
            "(\(QueryConditions.behind(on: day)) BETWEEN ? AND ?)", [from ?? Int64.min, until ?? Int64.max])
    }

    /// The earliest end among the rights and the contacts of a revision; `9999-12-31` where nothing ends.
    static let expires = """
        min(coalesce((SELECT min(min(coalesce(g.until_day, '9999-12-31'),
            coalesce(date(g.ended_on, '-1 day'), '9999-12-31')))
            FROM revision_right g WHERE g.revision_id = r.id), '9999-12-31'),
            coalesce((SELECT min(c.until_day) FROM shown_contact s JOIN contact c ON c.id = s.contact_id
            WHERE s.revision_id = r.id), '9999-12-31'))
        """

    /// How many revisions the source of a translation has gone ahead; null for what is no translation.
    static func behind(on day: Day) -> String {
        """
        (SELECT (SELECT count(*) FROM revision n WHERE n.variant_id = o.variant_id AND n.number > o.number
            AND n.made_on <= '\(day)') FROM revision o WHERE o.id = r.translated_from_id)
        """
    }
}

/// The function of Swift that SQL uses to compare texts of people.
enum SearchFunction {
    static let loose = "jarchi_loose"

    static let all = [
        DatabaseFunction(loose, argumentCount: 1, pure: true) { values in
            String.fromDatabaseValue(values[0]).map(SearchKeys.loose)
        }
    ]
}
