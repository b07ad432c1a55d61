package import Campaign

/// Why a document could not be read.
package enum DocumentProblem: Problem, Equatable {
    case unreadable(path: String)
    case notAnArchive(path: String)
    case archiveDamaged(path: String, member: String)
    case archiveTooLarge(path: String, member: String)
    case memberMissing(path: String, member: String)
    case malformed(path: String, line: Int)
    /// It declares entities or another document type, which no office program does.
    case declaresEntities(path: String)
    case cannotWrite(path: String)

    package var code: String {
        switch self {
        case .unreadable: "document.unreadable"
        case .notAnArchive: "document.not_an_archive"
        case .archiveDamaged: "document.archive_damaged"
        case .archiveTooLarge: "document.archive_too_large"
        case .memberMissing: "document.member_missing"
        case .malformed: "document.malformed"
        case .declaresEntities: "document.declares_entities"
        case .cannotWrite: "document.cannot_write"
        }
    }

    package var values: [String: MessageValue] {
        switch self {
        case .unreadable(let path), .notAnArchive(let path), .declaresEntities(let path), .cannotWrite(let path):
            ["file": .text(path)]
        case .archiveDamaged(let path, let member), .archiveTooLarge(let path, let member),
            .memberMissing(let path, let member):
            ["file": .text(path), "member": .text(member)]
        case .malformed(let path, let line): ["file": .text(path), "line": .count(line)]
        }
    }

    package var category: ProblemCategory {
        if case .unreadable = self { return .notFound }
        return .failure
    }
}
