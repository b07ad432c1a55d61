import Campaign
import GRDB

/// The dated rules that clearance follows: countries of the campaign, signatures due, marking due.
struct ClearanceRules {
    struct Marking {
        let id: Int64
        let donorID: Int64
        let countries: Set<String>
        let kinds: Set<String>
        let days: DaySpan
    }

    let countries: [String]
    let steps: [MaterialKind: [SigningStep]]
    let markings: [Marking]

    init(in database: Database) throws {
        let listed = try String.fetchOne(database, sql: "SELECT countries FROM campaign ORDER BY id LIMIT 1")
        countries = (listed ?? Country.allCases.map(\.rawValue).joined(separator: " ")).split(separator: " ")
            .map(String.init)
        var steps: [MaterialKind: [SigningStep]] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT code, steps FROM signing_rule") {
            guard let kind = MaterialKind(rawValue: row["code"]) else { continue }
            steps[kind] = (row["steps"] as String).split(separator: " ").compactMap {
                SigningStep(rawValue: String($0))
            }
        }
        self.steps = steps
        markings = try Row.fetchAll(
            database, sql: "SELECT id, donor_id, countries, kinds, from_day, until_day FROM marking_rule"
        ).map { row in
            Marking(
                id: row["id"], donorID: row["donor_id"], countries: ClearanceRules.words(row["countries"]),
                kinds: ClearanceRules.words(row["kinds"]),
                days: DaySpan(
                    from: (row["from_day"] as String?).flatMap { Day($0) },
                    until: (row["until_day"] as String?).flatMap { Day($0) }))
        }
    }

    /// The signatures due for a kind.
    func steps(for kind: MaterialKind) -> [SigningStep] { steps[kind] ?? kind.defaultSteps }

    /// The marking due on material of a kind paid by a donor, shown in a country.
    func markings(kind: MaterialKind, donor: Int64?, country: String) -> [Marking] {
        markings.filter {
            $0.donorID == donor && ($0.countries.isEmpty || $0.countries.contains(country))
                && ($0.kinds.isEmpty || $0.kinds.contains(kind.rawValue))
        }
    }

    private static func words(_ text: String?) -> Set<String> {
        Set((text ?? "").split(separator: " ").map(String.init))
    }
}
