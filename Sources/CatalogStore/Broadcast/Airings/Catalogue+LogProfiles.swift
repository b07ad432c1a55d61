package import AiringLogs
import Campaign
import Foundation
import GRDB

extension Catalogue {
    private static let profileKind = "airing_log"

    /// What people fixed about the files of stations.
    package func logProfiles() throws -> [LogProfile] {
        try records(of: Entities.importProfile).filter { $0.fields["kind"] == Catalogue.profileKind }
            .compactMap { try? JSONDecoder().decode(LogProfile.self, from: Data(($0.fields["mapping"] ?? "").utf8)) }
    }

    /// Keeps a profile under its station's name; the next file with the same headings is read by it.
    package func saveLogProfile(_ profile: LogProfile, by actor: Actor) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(profile), as: UTF8.self)
        try saveSheetProfile(profile.station, kind: Catalogue.profileKind, mapping: text, by: actor)
    }
}
