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

    /// Every file of campaign data that is there, in the order in which they are applied.
    var files: [String] {
        let ground = ApplySource.groundReaders.map(\.0) + TableData.sources.map(\.file)
        return ground.filter { FileManager.default.fileExists(atPath: folder + "/" + $0) } + materials
    }

    /// Gives the records of a file one by one, and the media files that it names.
    func forEachRecord(in name: String, _ body: (DesiredRecord) throws -> Void) throws -> [MaterialData.NamedFile] {
        if let table = TableData.sources.first(where: { $0.file == name }) {
            try DataTable.forEach(path: folder + "/" + name, name: name, columns: table.columns) {
                try body(table.record($0))
            }
            return []
        }
        if let reader = ApplySource.groundReaders.first(where: { $0.0 == name }) {
            for record in try reader.1(try YAMLFile(path: folder + "/" + name, name: name)) { try body(record) }
            return []
        }
        let data = try material(name)
        for record in data.records { try body(record) }
        return data.files
    }

    private static let groundReaders: [(String, @Sendable (YAMLFile) throws -> [DesiredRecord])] = [
        ("campaign.yaml", { try CampaignData.campaign($0) }), ("risk-groups.yaml", { try CampaignData.riskGroups($0) }),
        ("people.yaml", { try CampaignData.people($0) }), ("contacts.yaml", { try CampaignData.contacts($0) }),
    ]

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
