import Campaign
import CatalogStore
import Foundation
import GRDB
import TestSupport
import Testing

/// The first campaign's data in a catalogue of the tests' own, made once, with a few records beside it.
enum SearchFixture {
    static let day = Day("2006-11-15") ?? Day(ordinal: 0)

    static let catalogue: Result<Catalogue, any Error> = Result {
        let catalogue = try empty()
        let actor = try catalogue.actor(account: "tester")
        _ = try catalogue.apply(folder: dataFolder, by: actor, dryRun: false)
        _ = try catalogue.applyExampleSignatures(folder: dataFolder, by: actor)
        try catalogue.change("fixture", by: actor, extraRecords)
        return catalogue
    }

    /// Kept until the process ends: the folder goes with it.
    private static let folder = FreshFolder()

    /// The campaign's leaflets, people and places beside its media.
    private static let dataFolder: String = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
            .standardizedFileURL.path
        let data = folder.path + "/Catalog"
        let manager = FileManager.default
        do {
            try manager.createSymbolicLink(atPath: folder.path + "/Media", withDestinationPath: root + "/Media")
            try manager.copyItem(atPath: root + "/Catalog", toPath: data)
            for name in try manager.contentsOfDirectory(atPath: data + "/materials") where !name.hasPrefix("LEAF-00") {
                try manager.removeItem(atPath: data + "/materials/" + name)
            }
            let signatures = data + "/example/signatures.csv"
            let lines = try String(contentsOfFile: signatures, encoding: .utf8).split(separator: "\n")
            let kept = lines.enumerated().filter { $0.offset == 0 || $0.element.hasPrefix("LEAF-00") }.map(\.element)
            try kept.joined(separator: "\n").write(toFile: signatures, atomically: false, encoding: .utf8)
        } catch {
            Issue.record(error)
        }
        return data
    }()

    private static func empty() throws -> Catalogue {
        try Catalogue.create(
            CampaignFolder(path: folder.path + "/campaign"),
            founding: Founding(isExample: true, account: "tester", personName: "Tester"),
            clock: Clock(now: { Instant(milliseconds: 1_214_000_000_000) }, offsetSeconds: { _ in 0 }),
            configurationFolder: folder.path + "/configuration")
    }

    private static func extraRecords(_ session: ChangeSession) throws {
        let titles = [
            "LEAF-901": "Жаңы Өзгөн жолу", "LEAF-902": "Ещё не поздно: ёлка", "LEAF-903": "Ош базары",
            "LEAF-904": "Oʻzbekiston yoʻllari", "LEAF-905": "Ўзбекистон йўллари",
        ]
        for (code, title) in titles {
            _ = try session.create(Entities.item, code: code, ["kind": "leaflet", "title": title, "messages": "avoid"])
        }
        _ = try session.create(
            Entities.variant, code: "LEAF-901/ky", ["item": "LEAF-901", "language": "ky", "native_read": "yes"])
        _ = try session.create(
            Entities.revision, code: "LEAF-901/ky/1",
            ["variant": "LEAF-901/ky", "number": "1", "on": "2006-10-01", "title": "Жаңы жол"])
    }
}
