import Foundation
import TestSupport

/// A small folder of campaign data, as people edit it.
struct CampaignFiles {
    let folder: String
    private let root: FreshFolder

    init(in root: FreshFolder) throws {
        self.root = root
        folder = root.path + "/data"
        for name in ["/materials", "/places", "/Media", "/example"] {
            try FileManager.default.createDirectory(atPath: folder + name, withIntermediateDirectories: true)
        }
        write("campaign.yaml", CampaignFiles.campaign)
        write(
            "people.yaml", "- {code: asel, name: Асель, example: true}\n- {code: elena, name: Елена, example: true}\n")
        write(
            "contacts.yaml",
            "- {code: HOT-KG-1, kind: hotline, country: KG, number: \"+996 312 000001\", names: {ru: Линия}}\n")
        write("rates.csv", "currency,day,per_usd,source\nKGS,2006-04-01,41.2,example\n")
        write("materials/LEAF-001.yaml", CampaignFiles.leaflet())
        _ = root.file("data/Media/LEAF-001_ky_r1_print.pdf", SampleFiles.pdf("LEAF-001"))
    }

    func write(_ name: String, _ text: String) { _ = root.file("data/" + name, text) }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: folder + "/" + name) }

    static func leaflet(title: String = "Не верь обещаниям", note: String = "первая", more: String = "") -> String {
        """
        code: LEAF-001
        kind: leaflet
        title: \(title)
        note: \(note)
        messages: [avoid]
        variants:
          - language: ky
            native_read: no
            revisions:
              - number: 1
                on: 2006-05-04
                title: Убадаларга ишенбе
                people: {author: [asel]}
                contacts: [HOT-KG-1]
                files:
                  - {role: print_master, file: LEAF-001_ky_r1_print.pdf}
        \(more)
        """
    }

    static let campaign = """
        campaign:
          code: CT-2006
          titles: {ru: Кампания}
          from: 2006-04-01
          until: 2008-06-30
          currency: USD
          countries: [KG, KZ]
          home: KG
        signatures:
          leaflet: [content, language]

        """
}
