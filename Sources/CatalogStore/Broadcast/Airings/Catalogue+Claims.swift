package import Campaign
import GRDB
import MediaVault

/// What a claim to a station was and what came of it.
package struct ClaimRecord: Sendable {
    package let code: String
    package let channel: String
    package let days: ClosedRange<Day>
    package let writtenOn: Day
    package let missed: Int
    package let answers: [(day: Day, answer: String)]
}

extension Catalogue {
    /// Records that a letter was written to a station.
    ///
    /// - Parameters:
    ///   - day: the letter's date.
    ///   - letter: SHA-256 of the letter's bytes.
    package func recordClaim(
        channel: String, days: ClosedRange<Day>, on day: Day, missed: Int, letter: String, by actor: Actor
    ) throws -> String {
        try change("airing claim", by: actor) { session in
            let code = try OfficeCode.next("CL", table: "station_claim", in: session.database)
            try session.create(
                Entities.stationClaim, code: code,
                [
                    "channel": channel, "from": days.lowerBound.description, "until": days.upperBound.description,
                    "on": day.description, "missed": String(missed), "letter": letter,
                    "person": session.actor.person,
                ])
            return code
        }
    }

    /// Records what the station answered, with its letter where there is one.
    package func recordAnswer(
        to claim: String, answer: String, on day: Day, document: String?, by actor: Actor
    ) throws -> String {
        let stored = try document.map { try vault.store(batch: [SourceFile(path: $0)]).files[0] }
        return try change("airing answer", by: actor) { session in
            let record = try Entities.stationClaim.required(claim, in: session.database)
            if let stored, let document {
                try session.enter(stored, name: document.split(separator: "/").last.map(String.init) ?? document)
            }
            let number =
                try Int.fetchOne(
                    session.database, sql: "SELECT count(*) + 1 FROM station_answer WHERE claim_id = ?",
                    arguments: [record.id]) ?? 1
            let code = record.code + "-A\(number)"
            var fields = [
                "claim": record.code, "on": day.description, "answer": answer, "person": session.actor.person,
            ]
            fields["document"] = stored?.digest.description
            try session.create(Entities.stationAnswer, code: code, fields)
            return code
        }
    }

    /// The claims, the newest first, with their answers.
    package func claims() throws -> [ClaimRecord] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT k.id, k.code, c.code, k.from_day, k.until_day, k.on_day, k.missed FROM station_claim k
                    JOIN channel c ON c.id = k.channel_id ORDER BY k.id DESC
                    """
            ).map { row in
                let answers = try Row.fetchAll(
                    database, sql: "SELECT on_day, answer FROM station_answer WHERE claim_id = ? ORDER BY id",
                    arguments: [row[0] as Int64])
                func day(_ text: String) -> Day { Day(text) ?? Day(ordinal: 0) }
                return ClaimRecord(
                    code: row[1], channel: row[2], days: day(row[3])...day(row[4]), writtenOn: day(row[5]),
                    missed: row[6], answers: answers.map { (day($0[0]), $0[1]) })
            }
        }
    }

    /// Records a statement that was made: its digest leads back to it.
    package func recordStatement(
        channel: String, days: ClosedRange<Day>, language: String, form: String, digest: String, head: String,
        madeAt: Instant, by actor: Actor
    ) throws -> String {
        try change("airing statement", by: actor) { session in
            let code = try OfficeCode.next("ST", table: "airing_statement", in: session.database)
            try session.create(
                Entities.airingStatement, code: code,
                [
                    "channel": channel, "from": days.lowerBound.description, "until": days.upperBound.description,
                    "language": language, "form": form, "digest": digest, "head": head, "made_at": madeAt.iso8601(),
                    "person": session.actor.person,
                ])
            return code
        }
    }
}

extension Catalogue {
    /// The code that the next claim will have.
    package func nextClaimCode() throws -> String {
        try read { try OfficeCode.next("CL", table: "station_claim", in: $0) }
    }
}
