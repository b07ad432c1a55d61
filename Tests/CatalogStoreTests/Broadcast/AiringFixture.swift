import AiringLogs
import Campaign
import CatalogStore
import GRDB
import TestSupport
import Testing

/// A catalogue with two spots on air on one channel, and logs for it.
struct AiringFixture {
    let fresh: FreshCatalogue
    static let titles = ["VSPOT-001/ky": "Убадаларга ишенбе", "VSPOT-001/ru": "Не верь обещаниям"]
    static let heading = "Телеканал;Дата;Время;Название;Сек"

    init() throws {
        fresh = try FreshCatalogue()
        try fresh.addPeople()
        try fresh.addChannel(names: "КТРК")
        try fresh.add(Entities.item, "VSPOT-001", ["kind": "video_spot", "title": "Не верь"])
        let digest = try fresh.catalogue.addMedia([fresh.folder.file("master", SampleFiles.mp4)], by: fresh.actor)[0]
        for (variant, title) in Self.titles.sorted(by: { $0.key < $1.key }) {
            let language = String(variant.suffix(2))
            try fresh.add(Entities.variant, variant, ["item": "VSPOT-001", "language": language])
            let revision = variant + "/1"
            try fresh.add(
                Entities.revision, revision, ["variant": variant, "number": "1", "on": "2006-05-04", "title": title])
            try fresh.add(
                Entities.revisionFile, revision + "/master",
                ["revision": revision, "role": "broadcast_master", "file": digest, "name": "master"])
            try fresh.add(
                Entities.revisionPerson, revision + "/author/asel",
                ["revision": revision, "role": "author", "person": "asel"])
            try fresh.sign(revision, MaterialKind.videoSpot.defaultSteps, by: "elena", on: "2006-06-01")
        }
    }

    /// Rows of a log of KTRK on 6 November 2006: a time and a title each.
    func log(_ name: String, _ rows: [(time: String, title: String)]) -> String {
        let lines = rows.map { "КТРК;06.11.2006;\($0.time);\($0.title);30" }
        return fresh.folder.file(name, ([Self.heading] + lines).joined(separator: "\n") + "\n")
    }

    @discardableResult
    func take(
        _ path: String, into catalogue: Catalogue? = nil, _ adjust: (inout AiringImportOptions) -> Void = { _ in }
    ) throws -> AiringImportReport {
        let catalogue = catalogue ?? fresh.catalogue
        var options = AiringImportOptions()
        adjust(&options)
        let context = try catalogue.readingContext()
        let source = try #require(try LogSources.expand([path], context: context).first)
        return try catalogue.importAirings(source, context: context, options: options, by: fresh.actor)
    }

    /// The clock times of the airings that stand.
    func standing() throws -> [String] {
        try fresh.catalogue.airings(AiringFilter()).map { AiringText.clock($0.time.milliseconds) }
    }

    func count(_ table: String) throws -> Int {
        try fresh.catalogue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }

    static let day = [
        ("06:10:00", "Новости"), ("10:00:00", "Убадаларга ишенбе"), ("12:00:00", "Не верь обещаниям"),
        ("20:00:00", "Убадаларга ишенбе"), ("25:00:00", "Погода"),
    ]
}
