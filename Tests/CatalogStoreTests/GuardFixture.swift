import Campaign
import CatalogStore
import Foundation
import GRDB
import TestSupport

/// A catalogue with a row in every guarded table, for statements that the database itself must refuse.
enum GuardFixture {
    /// Rows of these are never changed or removed.
    static let appendOnly = [
        "audit_link", "audit_change", "media_file", "media_check", "contact_test", "signature", "revision_file",
        "revision_person", "handover", "handover_file", "recall", "recall_line", "recall_closure",
        "booking", "slot", "slot_stop",
    ]

    /// Rows of these keep their identity and are never removed.
    static let lasting = [
        "campaign", "donor", "award", "exchange_rate", "risk_group", "person", "signing_rule", "marking_rule",
        "region", "region_code", "region_name", "region_change", "site", "channel", "contact", "item", "variant",
        "revision", "shown_contact", "marking", "revision_right", "house_number", "pretest", "flight",
        "daypart", "channel_audience",
    ]

    static let fresh = Result { try make() }

    private static let tampering = Result { try Tampering(try fresh.get().catalogue) }

    /// Runs a statement on a connection without any of the program's settings, and takes it back.
    /// - Returns: why the database refused it; nil where it did not.
    static func refusal(of sql: String) throws -> String? {
        let queue = try tampering.get().queue
        do {
            try queue.inTransaction { database in
                try database.execute(sql: sql)
                return .rollback
            }
            return nil
        } catch let error as DatabaseError {
            return error.message
        }
    }

    private static func make() throws -> FreshCatalogue {
        let fresh = try FreshCatalogue()
        try fresh.addContact()
        try fresh.addApprovedLeaflet(contacts: ["HOT-KG-1"])
        try fresh.catalogue.change("test", by: fresh.actor, addRest)
        _ = try fresh.catalogue.verifyMedia(until: nil, account: "tester")
        let package = try fresh.catalogue.prepareHandover(
            HandoverRequest(revision: "LEAF-001/ky/1", recipient: "типография", on: FreshCatalogue.day("2006-07-01")))
        try fresh.catalogue.handOver(package, covers: [:], to: fresh.folder.path + "/package", by: fresh.actor)
        try fresh.catalogue.change("test", by: fresh.actor) { session in
            let recall = try session.startRecall(
                .contact("HOT-KG-1"), cause: .contactDead, reason: "молчит", on: FreshCatalogue.day("2006-08-01"))
            try session.closeRecallLine(
                recall + "/1", outcome: .stopped, note: nil, on: FreshCatalogue.day("2006-08-02"))
        }
        try addPlan(to: fresh)
        return fresh
    }

    private static func addPlan(to fresh: FreshCatalogue) throws {
        try fresh.addChannel()
        try fresh.addSpots()
        try fresh.book("B-0001", ["flight": "FL-1"])
        try fresh.catalogue.change("test", by: fresh.actor) { session in
            _ = try session.stop(
                StopRequest(
                    booking: "B-0001", reason: "x", days: DaySpan(from: FreshCatalogue.day("2006-10-30"))),
                on: FreshCatalogue.day("2006-10-30"))
        }
    }

    private static func addRest(_ session: ChangeSession) throws {
        let names = "{\"ru\":\"имя\"}"
        let revision = "LEAF-001/ky/1"
        let rest: [(EntityDescription, String, [String: String])] = [
            (
                Entities.campaign, "CT-2006",
                [
                    "titles": names, "from": "2006-04-01", "until": "2008-06-30", "currency": "USD",
                    "countries": "KG KZ", "home": "KG",
                ]
            ),
            (Entities.donor, "DONOR", ["names": names]),
            (Entities.award, "AW-1", ["donor": "DONOR", "from": "2006-04-01"]),
            (Entities.exchangeRate, "KGS/1", ["currency": "KGS", "day": "2006-04-01", "per_usd": "41", "source": "x"]),
            (Entities.riskGroup, "migrants", ["names": names]),
            (Entities.markingRule, "MARK-1", ["donor": "DONOR", "from": "2006-04-01"]),
            (Entities.region, "KG-O", ["country": "KG", "level": "1", "kind": "oblast"]),
            (Entities.region, "KG-J", ["country": "KG", "level": "1", "kind": "oblast"]),
            (Entities.regionCode, "1", ["region": "KG-O", "system": "p-code", "value": "KG06"]),
            (Entities.regionName, "1", ["region": "KG-O", "language": "ru", "name": "Ошская", "kind": "official"]),
            (
                Entities.regionChange, "1",
                ["day": "2006-04-01", "kind": "split", "from_region": "KG-O", "to_region": "KG-J"]
            ),
            (Entities.site, "SITE-1", ["region": "KG-O", "kind": "school", "sensitivity": "internal"]),
            (Entities.channel, "TV-1", ["name": "x", "kind": "tv", "country": "KG", "zone": "Asia/Bishkek"]),
            (Entities.flight, "FL-1", ["title": "x", "from": "2006-10-01", "until": "2006-12-31"]),
            (Entities.daypart, "PRIME", ["names": names, "days": "daily", "starts": "19:00", "ends": "23:00"]),
            (
                Entities.channelAudience, "1",
                ["channel": "TV-1", "daypart": "PRIME", "audience": "18+", "rating": "11.4", "source": "x"]
            ),
            (Entities.marking, revision + "/marking", ["revision": revision, "rule": "MARK-1", "evidence": "x"]),
            (Entities.right, revision + "/right", ["revision": revision, "kind": "consent", "holder": "x"]),
            (Entities.houseNumber, revision + "/house", ["revision": revision, "authority": "x", "number": "1"]),
            (
                Entities.pretest, revision + "/pretest",
                ["revision": revision, "on": "2006-05-20", "kind": "pretest", "people": "12"]
            ),
        ]
        for (entity, code, fields) in rest { try session.create(entity, code: code, fields) }
    }
}
