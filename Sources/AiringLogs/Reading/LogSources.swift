package import Campaign
package import Documents
import Glibc

/// One file to be read as a log: itself, a member of an archive, or what came on standard input.
package struct LogSource: Sendable {
    /// How people call it: its path, or the archive's and the member's.
    package let displayName: String
    /// Where its bytes are.
    package let path: String
    /// Why it cannot be read, where that is known already.
    package let problem: (any Problem)?
    /// Keeps the unpacked file until nobody needs it.
    private let folder: TemporaryFolder?

    package init(displayName: String, path: String, folder: TemporaryFolder? = nil, problem: (any Problem)? = nil) {
        self.displayName = displayName
        self.path = path
        self.folder = folder
        self.problem = problem
    }

    /// The last part of its name.
    package var fileName: String { displayName.split(separator: "/").last.map(String.init) ?? displayName }
}

/// Finds the logs that a person gave: files, folders, archives, and `-` for a text on standard input.
package enum LogSources {
    private static let deepestArchive = 3

    /// One source for each file; a file that cannot be opened is a source with a problem and holds back no other.
    ///
    /// - Throws: `LogRefusal` when there are more files than are taken, `DocumentProblem.cannotWrite`.
    package static func expand(
        _ paths: [String], context: ReadingContext, standardInput: Int32 = STDIN_FILENO
    ) throws -> [LogSource] {
        var sources: [LogSource] = []
        for path in paths {
            if path == "-" {
                sources.append(try read(standardInput, context))
            } else {
                try add(path, displayName: path, to: &sources, context, depth: 0, folder: nil)
            }
            guard sources.count <= context.limits.files else {
                throw LogRefusal("airing.log.too_many_files", ["n": .count(context.limits.files)])
            }
        }
        return sources
    }

    private static func add(
        _ path: String, displayName: String, to sources: inout [LogSource], _ context: ReadingContext, depth: Int,
        folder: TemporaryFolder?
    ) throws {
        var status = stat()
        guard stat(path, &status) == 0 else {
            let problem = LogRefusal("airing.log.not_found", ["file": .text(displayName)])
            sources.append(LogSource(displayName: displayName, path: path, problem: problem))
            return
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            for name in names(in: path) {
                guard sources.count <= context.limits.files else { return }
                try add(
                    path + "/" + name, displayName: displayName + "/" + name, to: &sources, context, depth: depth,
                    folder: folder)
            }
            return
        }
        do {
            let file = try FileBytes(path: path)
            guard ContainerKind.isArchive(file) else {
                sources.append(LogSource(displayName: displayName, path: path, folder: folder))
                return
            }
            let archive = try ZipArchive(path: path, limits: context.limits.reading)
            guard ContainerKind.office(archive) == nil else {
                sources.append(LogSource(displayName: displayName, path: path, folder: folder))
                return
            }
            guard depth < deepestArchive else {
                throw LogRefusal("airing.log.nested_archive", ["file": .text(displayName)])
            }
            try addMembers(of: archive, displayName: displayName, to: &sources, context, depth: depth)
        } catch let problem as any Problem {
            sources.append(LogSource(displayName: displayName, path: path, problem: problem))
        }
    }

    private static func addMembers(
        of archive: ZipArchive, displayName: String, to sources: inout [LogSource], _ context: ReadingContext,
        depth: Int
    ) throws {
        let folder = try TemporaryFolder()
        var left = context.limits.unpackedBytes
        for (number, member) in archive.members.enumerated() where !member.isFolder {
            let name = member.name.split(separator: "/").last.map(String.init) ?? member.name
            if isPassedOver(name) || member.name.hasPrefix("__MACOSX") { continue }
            guard sources.count <= context.limits.files else { return }
            let display = displayName + "/" + member.name
            do {
                let reader = try archive.open(member)
                let path = try folder.file("\(number)") { () throws(DocumentProblem) in
                    let piece = try reader.next()
                    left -= Int64(piece.count)
                    guard left >= 0 else { throw .archiveTooLarge(path: displayName, member: member.name) }
                    return piece
                }
                try add(path, displayName: display, to: &sources, context, depth: depth + 1, folder: folder)
            } catch let problem as DocumentProblem {
                sources.append(LogSource(displayName: display, path: "", problem: problem))
                if left < 0 { return }
            }
        }
    }

    /// Entries of a folder, in the order of their names.
    private static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !isPassedOver(name), !isLink(path + "/" + name) { names.append(name) }
        }
        return names.sorted()
    }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Hidden files, and what office programs leave beside an open document.
    private static func isPassedOver(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("~$") || name.lowercased() == "thumbs.db"
            || name.lowercased() == "desktop.ini"
    }

    private static func read(_ descriptor: Int32, _ context: ReadingContext) throws -> LogSource {
        let folder = try TemporaryFolder()
        var left = context.limits.unpackedBytes
        let path = try folder.file("input") { () throws(DocumentProblem) in
            let piece = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, filled in
                filled = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
            }
            left -= Int64(piece.count)
            guard left >= 0 else { throw .archiveTooLarge(path: "-", member: "") }
            return piece
        }
        return LogSource(displayName: "-", path: path, folder: folder)
    }
}
