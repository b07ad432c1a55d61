import Campaign
import CatalogStore

extension FreshCatalogue {
    package func addChannel(
        _ code: String = "KTRK", name: String = "КТРК", kind: String = "tv", country: String = "KG",
        zone: String = "Asia/Bishkek", dayStarts: String = "05:00", names: String = ""
    ) throws {
        try add(
            Entities.channel, code,
            [
                "name": name, "kind": kind, "country": country, "zone": zone, "day_starts": dayStarts,
                "names_in_files": names,
            ])
    }

    /// Spots with a variant in each language, made by asel on 2006-05-04 and approved on the day given.
    package func addSpots(
        _ items: [String] = ["VSPOT-001"], languages: [String] = ["ky", "ru"], kind: String = "video_spot",
        approved: String = "2006-06-01"
    ) throws {
        try catalogue.change("test", by: actor) { session in
            for item in items {
                try session.create(Entities.item, code: item, ["kind": kind, "title": "Не верь"])
                for language in languages {
                    let variant = "\(item)/\(language)"
                    try session.create(Entities.variant, code: variant, ["item": item, "language": language])
                }
            }
        }
        try addSpotRevisions(
            items.flatMap { item in languages.map { "\(item)/\($0)" } }, kind: kind, approved: approved)
    }

    /// A further revision of variants with a file to air; approved where a day is given.
    package func addSpotRevisions(
        _ variants: [String], number: Int = 1, kind: String = "video_spot", made: String = "2006-05-04",
        approved: String?
    ) throws {
        let bytes = kind == "audio_spot" ? SampleFiles.wav : SampleFiles.mp4
        let digest = try catalogue.addMedia([folder.file("master-\(kind)", bytes)], by: actor)[0]
        try catalogue.change("test", by: actor) { session in
            for variant in variants {
                let revision = "\(variant)/\(number)"
                try session.create(
                    Entities.revision, code: revision,
                    ["variant": variant, "number": String(number), "on": made, "title": "\(variant) r\(number)"])
                try session.create(
                    Entities.revisionFile, code: revision + "/master",
                    ["revision": revision, "role": "broadcast_master", "file": digest, "name": "master"])
                try session.create(
                    Entities.revisionPerson, code: revision + "/author/asel",
                    ["revision": revision, "role": "author", "person": "asel"])
            }
        }
        guard let approved else { return }
        let steps = (MaterialKind(rawValue: kind) ?? .videoSpot).defaultSteps
        for variant in variants { try sign("\(variant)/\(number)", steps, by: "elena", on: approved) }
    }

    /// People, the channel KTRK and the spot VSPOT-001 in Kyrgyz and Russian, approved on 2006-06-01.
    package func addBookableSpot() throws {
        try addPeople()
        try addChannel()
        try addSpots()
    }

    /// Books VSPOT-001/ky on KTRK on weekday evenings of October 2006, unless the fields say otherwise.
    @discardableResult
    package func book(_ code: String = "B-0001", _ fields: [String: String] = [:]) throws -> Int {
        let usual = [
            "channel": "KTRK", "variants": "VSPOT-001/ky", "from": "2006-10-02", "until": "2006-10-31",
            "days": "Пн-Пт", "window": "20:00-23:00", "seconds": "30",
        ]
        return try catalogue.book(code, usual.merging(fields) { $1 }.filter { !$0.value.isEmpty }, by: actor)
    }
}
