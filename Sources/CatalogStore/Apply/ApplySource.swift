import Campaign
import Foundation

/// A folder of campaign data: which files it has and what they say.
struct ApplySource {
    let folder: String
    /// The names of the material files, sorted.
    let materials: [String]

    init(folder: String) throws {
        self.folder = folder
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw PlainProblem("apply.no_folder", ["folder": .text(folder)], category: .notFound)
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/materials")) ?? []
        materials = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map { "materials/" + $0 }
    }

    func material(_ name: String) throws -> MaterialData {
        try MaterialData(try YAMLFile(path: folder + "/" + name, name: name))
    }

    func forEachGroundRecord(_ body: (DesiredRecord) throws -> Void) throws {
        let readers: [(String, (YAMLFile) throws -> [DesiredRecord])] = [
            ("campaign.yaml", CampaignData.campaign), ("risk-groups.yaml", CampaignData.riskGroups),
            ("people.yaml", CampaignData.people), ("contacts.yaml", CampaignData.contacts),
        ]
        for (name, read) in readers where FileManager.default.fileExists(atPath: folder + "/" + name) {
            for record in try read(try YAMLFile(path: folder + "/" + name, name: name)) { try body(record) }
        }
    }

    func forEachTableRecord(_ body: (DesiredRecord) throws -> Void) throws {
        for source in TableData.sources {
            let path = folder + "/" + source.file
            guard FileManager.default.fileExists(atPath: path) else { continue }
            try DataTable.forEach(path: path, name: source.file, columns: source.columns) {
                try body(source.record($0))
            }
        }
    }

    /// Where a media file lies: beside the data in `Media/`, a play in `Scripts/CODE/`, or in the folder itself.
    func mediaPath(_ name: String, at place: SourcePlace) throws -> String {
        guard !name.contains(".."), !name.hasPrefix("/") else {
            throw PlacedProblem(
                PlainProblem("apply.file_outside", ["file": .text(name)], category: .refused), at: place)
        }
        let item = name.prefix { $0 != "_" }
        let candidates = ["../Media/\(name)", "../Scripts/\(item)/\(name)", "Media/\(name)", name].map {
            folder + "/" + $0
        }
        guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            throw PlacedProblem(
                PlainProblem("apply.file_missing", ["file": .text(name)], category: .notFound), at: place)
        }
        return found
    }
}
