package import Campaign

/// Why a file was not taken into the vault, not found in it, or not given out from it.
package enum VaultProblem: Problem, Equatable {
    /// There is no file at the path.
    case sourceMissing(path: String)
    /// The file cannot be read; `reason` is the name of the system's error, such as `EACCES`.
    case sourceUnreadable(path: String, reason: String)
    /// The path leads to something else than a regular file.
    case notAFile(path: String, found: FileNature)
    /// The file has no bytes.
    case empty(path: String)
    /// The file is larger than the vault takes; both sizes in bytes.
    case tooLarge(path: String, size: Int64, limit: Int64)
    /// Somebody wrote to the file while it was read.
    case changed(path: String)
    /// The bytes are of another type than the role of the file wants.
    case wrongType(path: String?, found: String, wanted: [String])
    /// The file system has no room left for the batch.
    case diskFull(folder: String)
    /// The file system refused a step of storing or reading; `operation` is the name of the system call.
    case storageFailed(folder: String, operation: String, reason: String)
    /// A file of this digest stands in the vault with another size, so it is damaged.
    case damaged(digest: SHA256Digest, expected: Int64, found: Int64)
    /// The vault has no file of this digest.
    case missing(digest: SHA256Digest)
    /// The bytes in the vault, or those offered to mend it, are not those of the digest.
    case altered(digest: SHA256Digest, found: SHA256Digest)
    /// Something stands where a copy should go, and nobody has said that it may be replaced.
    case targetExists(path: String)
    /// libmagic or its database of types could not be loaded.
    case identifierUnavailable(reason: String)

    package var code: String {
        switch self {
        case .sourceMissing: "media.source_missing"
        case .sourceUnreadable: "media.source_unreadable"
        case .notAFile: "media.not_a_file"
        case .empty: "media.empty"
        case .tooLarge: "media.too_large"
        case .changed: "media.changed_while_read"
        case .wrongType: "media.wrong_type"
        case .diskFull: "media.disk_full"
        case .storageFailed: "media.storage_failed"
        case .damaged: "media.stored_damaged"
        case .missing: "media.missing"
        case .altered: "media.altered"
        case .targetExists: "media.target_exists"
        case .identifierUnavailable: "media.identifier_unavailable"
        }
    }

    package var values: [String: MessageValue] {
        switch self {
        case .sourceMissing(let path), .empty(let path), .changed(let path), .targetExists(let path):
            ["path": .text(path)]
        case .sourceUnreadable(let path, let reason):
            ["path": .text(path), "reason": .text(reason)]
        case .notAFile(let path, let found):
            ["path": .text(path), "found": .text(found.rawValue)]
        case .tooLarge(let path, let size, let limit):
            ["path": .text(path), "size": .bytes(size), "limit": .bytes(limit)]
        case .wrongType(let path, let found, let wanted):
            ["path": .text(path ?? ""), "found": .text(found), "wanted": .list(wanted)]
        case .diskFull(let folder):
            ["folder": .text(folder)]
        case .storageFailed(let folder, let operation, let reason):
            ["folder": .text(folder), "operation": .text(operation), "reason": .text(reason)]
        case .damaged(let digest, let expected, let found):
            ["digest": .text(digest.description), "expected": .bytes(expected), "found": .bytes(found)]
        case .missing(let digest):
            ["digest": .text(digest.description)]
        case .altered(let digest, let found):
            ["digest": .text(digest.description), "found": .text(found.description)]
        case .identifierUnavailable(let reason):
            ["reason": .text(reason)]
        }
    }

    package var category: ProblemCategory {
        switch self {
        case .sourceMissing, .missing: .notFound
        case .notAFile, .empty, .tooLarge, .wrongType, .targetExists: .refused
        default: .failure
        }
    }
}

/// What stands at a path instead of a regular file.
package enum FileNature: String, Sendable, Equatable {
    case symbolicLink = "symbolic_link"
    case folder, pipe, device, socket, other
}
