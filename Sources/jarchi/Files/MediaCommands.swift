import ArgumentParser
import Campaign
import CatalogStore
import Glibc
import Wording

/// `jarchi media …`
struct Media: ParsableCommand {
    static var configuration: CommandConfiguration {
        .told(
            "media", key: "media",
            subcommands: [AddMedia.self, ListMedia.self, ProbeMedia.self, VerifyMedia.self, OpenMedia.self])
    }
}

/// `jarchi media add FILE…`
struct AddMedia: ParsableCommand {
    static var configuration: CommandConfiguration { .told("add", key: "media_add") }

    @OptionGroup var common: CommonOptions
    @Argument(help: told("media_files")) var paths: [String]

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let files = try FolderFiles.expanded(paths)
        let digests = try catalogue.addMedia(files, by: actor)
        if common.json {
            common.output.json(
                .list(zip(files, digests).map { .object([("file", .text($0)), ("sha256", .text($1))]) }))
        } else if files.count <= 20 {
            for (file, digest) in zip(files, digests) {
                common.output.say("\(digest)  \(file)")
                let uses = try catalogue.uses(ofMedia: digest)
                if !uses.isEmpty { common.output.talk("media.used_in", ["revisions": .list(uses)]) }
            }
        }
        common.output.talk("media.added", ["n": .count(files.count)])
    }
}

/// Files named on the command line, folders by what lies in them.
enum FolderFiles {
    static func expanded(_ paths: [String]) throws -> [String] {
        try paths.flatMap { path -> [String] in
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return [path] }
            guard let folder = opendir(path) else {
                throw PlainProblem("files.folder_unreadable", ["path": .text(path)], category: .notFound)
            }
            defer { closedir(folder) }
            var names: [String] = []
            while let entry = readdir(folder) {
                let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                }
                if !name.hasPrefix(".") { names.append(path + "/" + name) }
            }
            return names.sorted().filter { file in
                var status = stat()
                return stat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
            }
        }
    }
}

/// `jarchi media list`
struct ListMedia: ParsableCommand {
    static var configuration: CommandConfiguration { .told("list", key: "media_list") }

    @OptionGroup var common: CommonOptions
    @Argument(help: told("media_text")) var text: String = ""

    func run() throws {
        let files = try common.openCatalogue().mediaFiles(matching: text)
        common.output.listing(
            Listing(
                columns: ["name", "media_type", "size", "facts", "check", "sha256"],
                rows: files.map { file in
                    Listing.Row(
                        shown: [
                            "name": file.name, "media_type": file.mediaType, "size": Interface.wording.size(file.size),
                            "facts": MediaFacts.short(file),
                            "check": Interface.text("check." + (file.lastCheck ?? "never")),
                            "sha256": String(file.digest.prefix(12)),
                        ],
                        json: [
                            ("sha256", .text(file.digest)), ("name", .text(file.name)), ("size", .number(file.size)),
                            ("media_type", .text(file.mediaType)), ("facts", .optional(file.facts)),
                            ("not_probed", .optional(file.notProbed)), ("last_check", .optional(file.lastCheck)),
                        ])
                }))
    }
}

/// `jarchi media probe`
struct ProbeMedia: AsyncParsableCommand {
    static var configuration: CommandConfiguration { .told("probe", key: "media_probe") }

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let count = try await common.openCatalogue().probe()
        common.output.talk("media.probed", ["n": .count(count)])
    }
}

/// `jarchi media verify --for 2h`
struct VerifyMedia: ParsableCommand {
    static var configuration: CommandConfiguration { .told("verify", key: "media_verify") }

    @OptionGroup var common: CommonOptions
    @Option(name: .customLong("for"), help: told("verify_for"), transform: typedDuration) var budget: Duration?

    func run() throws {
        let catalogue = try common.openCatalogue()
        let deadline = budget.map { ContinuousClock.now.advanced(by: $0) }
        let report = try catalogue.verifyMedia(until: deadline, account: Account.name)
        if common.json {
            common.output.json(
                .object([
                    ("checked", .count(report.checked)), ("left", .count(report.left)),
                    (
                        "bad",
                        .list(
                            report.bad.map { .object([("sha256", .text($0.digest)), ("outcome", .text($0.outcome))]) })
                    ),
                    ("orphans", .list(report.orphans.map(JSONValue.text))),
                ]))
        } else {
            for bad in report.bad {
                let uses = try catalogue.uses(ofMedia: bad.digest)
                common.output.say(
                    Interface.text(
                        "media.bad_file",
                        [
                            "outcome": .text(Interface.text("check." + bad.outcome)), "digest": .text(bad.digest),
                            "revisions": .list(uses),
                        ]))
            }
            for orphan in report.orphans { common.output.say(Interface.text("media.orphan", ["file": .text(orphan)])) }
        }
        common.output.talk("media.verified", ["n": .count(report.checked), "bad": .count(report.bad.count)])
        if report.left > 0 { common.output.talk("media.verify_left", ["n": .count(report.left)]) }
        if !report.bad.isEmpty { throw ExitCode(Ending.findings.rawValue) }
    }
}

/// `30s`, `15m`, `2h`.
@Sendable func typedDuration(_ text: String) throws -> Duration {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600]
    guard let unit = text.last.flatMap({ units[$0] }), let number = Int64(text.dropLast()), number > 0, number < 100_000
    else { throw PlainProblem("value.duration", ["value": .text(text)], category: .usage) }
    return .seconds(number * unit)
}

/// `jarchi media open LEAF-004 --lang ky`
struct OpenMedia: ParsableCommand {
    static var configuration: CommandConfiguration { .told("open", key: "media_open") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var revision: RevisionOptions
    @Option(help: told("role")) var role: FileRole?
    @Flag(help: told("print_path")) var printPath = false

    func run() throws {
        let catalogue = try common.openCatalogue()
        let file = try catalogue.file(of: try catalogue.revision(named: revision.wanted), role: role)
        let hasDisplay = getenv("DISPLAY") != nil || getenv("WAYLAND_DISPLAY") != nil
        guard !printPath, hasDisplay, SystemViewer.open(file.path) else {
            print(file.path)
            return
        }
        common.output.talk("media.opened", ["file": .text(file.name)])
    }
}

extension FileRole: ExpressibleByArgument {}

/// The program that the desktop opens a file with.
enum SystemViewer {
    /// False when there is none.
    static func open(_ path: String) -> Bool {
        var child = pid_t()
        let arguments: [UnsafeMutablePointer<CChar>?] = [strdup("xdg-open"), strdup(path), nil]
        defer { for argument in arguments { free(argument) } }
        return posix_spawnp(&child, "xdg-open", nil, nil, arguments, environ) == 0
    }
}
