import Campaign
import GRDB

/// Takes rows of a media plan into the catalogue inside one change: books what is new, passes over what is booked
/// already, rejects what is wrong with its reason.
final class PlanImporter: RowTaker {
    private let session: ChangeSession
    private let layout: PlanLayout
    private let vocabulary: SheetVocabulary
    private let entry: PlanEntry
    private var reader: BookingReader
    private var numberless: [FieldValues: [String]]?
    private(set) var plan = SheetPlan()

    init(session: ChangeSession, layout: PlanLayout, vocabulary: SheetVocabulary) throws {
        self.session = session
        self.layout = layout
        self.vocabulary = vocabulary
        entry = PlanEntry(session: session)
        reader = try BookingReader(database: session.database, vocabulary: vocabulary)
        plan.unknownHeadings = layout.unknown
    }

    /// Takes one row. A row that cannot be taken leaves nothing behind.
    ///
    /// - Returns: the reason when the row was rejected.
    func take(_ row: SheetRow) throws -> (any Problem)? {
        let texts = layout.texts(row)
        if texts.isEmpty { return nil }
        let problem = try session.attempt { try self.enter(texts, row: row.number) }
        if let problem {
            plan.add(.rejected, row: row.number, code: texts["booking"] ?? "", problem: problem)
        }
        return problem
    }

    private func enter(_ typed: [String: String], row: Int) throws {
        var texts = typed
        let number = texts.removeValue(forKey: "booking")
        if let free = texts["free"] { texts["free"] = vocabulary.value(free, of: "free") }
        if let currency = texts["currency"] { texts["currency"] = vocabulary.value(currency, of: "currency") }
        let order = try reader.order(texts)
        let code = try number.map { try Entities.booking.canonicalCode($0) } ?? self.code(of: order)
        if let booked = try Entities.booking.snapshot(of: code, in: session.database) {
            try compare(booked, order)
            plan.add(.unchanged, row: row, code: code)
            return
        }
        let slots = try entry.book(code, order)
        plan.add(
            .create, row: row, code: code, [ApplyPlan.FieldChange(field: "slots", old: nil, new: String(slots))])
    }

    /// A booking is a fact: a row that says something else under its number is refused.
    private func compare(_ booked: Snapshot, _ order: BookingOrder) throws {
        let differing = Entities.booking.fields.map(\.name).filter { booked.fields[$0] != order.fields[$0] }
        guard differing.isEmpty else {
            throw PlainProblem(
                "booking.differs", ["booking": .text(booked.code), "fields": .list(differing)], category: .refused)
        }
    }

    /// A row without a number is the booking with the same facts, of several equal rows each the next one; a new
    /// number where there is none.
    private func code(of order: BookingOrder) throws -> String {
        var known = try numberless ?? bookedByFacts()
        if var codes = known[order.fields], !codes.isEmpty {
            let code = codes.removeFirst()
            known[order.fields] = codes
            numberless = known
            return code
        }
        numberless = known
        return try OfficeCode.nextBooking(in: session.database)
    }

    private func bookedByFacts() throws -> [FieldValues: [String]] {
        var known: [FieldValues: [String]] = [:]
        try Entities.booking.forEachSnapshot(in: session.database) { known[$0.fields, default: []].append($0.code) }
        return known
    }
}

extension OfficeCode {
    /// `B-0001`, or `OSH-B-0001` where the office has a name: the first number that no booking has.
    static func nextBooking(in database: Database) throws -> String {
        let office = try Setting.value("office", in: database) ?? ""
        let prefix = (office.isEmpty ? "" : office.uppercased() + "-") + "B-"
        var number = (try Int.fetchOne(database, sql: "SELECT max(id) FROM booking") ?? 0) + 1
        while true {
            let digits = String(number)
            let code = prefix + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            if try Entities.booking.id(of: code, in: database) == nil { return code }
            number += 1
        }
    }
}
