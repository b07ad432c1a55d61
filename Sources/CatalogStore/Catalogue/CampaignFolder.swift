import Campaign
import Glibc

/// The folder that holds one campaign: `catalog.sqlite`, `vault/`, `backups/`, `profiles/`.
package struct CampaignFolder: Sendable, Equatable {
    package let path: String

    package init(path: String) { self.path = path }

    package var database: String { path + "/catalog.sqlite" }
    package var vault: String { path + "/vault" }
    package var backups: String { path + "/backups" }
    package var profiles: String { path + "/profiles" }

    package var holdsCatalogue: Bool { access(database, F_OK) == 0 }

    /// Finds the campaign: the option, then `JARCHI_CAMPAIGN`, then the nearest folder upward that holds one.
    package static func find(
        option: String?, environment: [String: String], workingFolder: String
    ) throws(CatalogueProblem) -> CampaignFolder {
        if let named = option ?? environment["JARCHI_CAMPAIGN"], !named.isEmpty {
            let folder = CampaignFolder(path: named)
            guard folder.holdsCatalogue else { throw .notFound(named) }
            return folder
        }
        var path = workingFolder
        while true {
            let folder = CampaignFolder(path: path.isEmpty ? "/" : path)
            if folder.holdsCatalogue { return folder }
            guard let slash = path.lastIndex(of: "/") else { break }
            if path == "/" || path.isEmpty { break }
            path = String(path[..<slash])
        }
        throw .noneHere(workingFolder)
    }

    /// Makes the folder and its parts where they are missing.
    func make() throws(CatalogueProblem) {
        for folder in [path, vault, backups, profiles] {
            if mkdir(folder, 0o750) != 0, errno != EEXIST {
                throw .cannotMake(folder, reason: String(cString: strerror(errno)))
            }
        }
    }
}
