package import Campaign
import GRDB

/// What can go wrong with the catalogue as a whole.
package enum CatalogueProblem: Problem, Equatable {
    case notFound(String)
    case noneHere(String)
    case cannotMake(String, reason: String)
    case alreadyThere(String)
    case newer(String)
    case damaged(String, detail: String)
    case busy
    case diskFull(String)
    case readOnly(String)
    case accountUnbound(String)
    case notExample
    case personEnded(String, Day)
    /// A rule that the database itself holds; the code is the trigger's.
    case guarded(String)
    case broken(String)

    package var code: String {
        switch self {
        case .notFound: "catalogue.not_found"
        case .noneHere: "catalogue.none_here"
        case .cannotMake: "catalogue.cannot_make"
        case .alreadyThere: "catalogue.already_there"
        case .newer: "catalogue.newer"
        case .damaged: "catalogue.damaged"
        case .busy: "catalogue.busy"
        case .diskFull: "catalogue.disk_full"
        case .readOnly: "catalogue.read_only"
        case .accountUnbound: "person.account_unbound"
        case .notExample: "person.not_example"
        case .personEnded: "person.ended"
        case .guarded(let rule): rule
        case .broken: "catalogue.rule_broken"
        }
    }

    package var values: [String: MessageValue] {
        switch self {
        case .notFound(let path), .noneHere(let path), .alreadyThere(let path), .newer(let path),
            .diskFull(let path), .readOnly(let path):
            ["path": .text(path)]
        case .cannotMake(let path, let reason): ["path": .text(path), "reason": .text(reason)]
        case .damaged(let path, let detail): ["path": .text(path), "detail": .text(detail)]
        case .accountUnbound(let account): ["account": .text(account)]
        case .personEnded(let person, let day): ["person": .text(person), "day": .day(day)]
        case .broken(let detail): ["detail": .text(detail)]
        case .busy, .notExample, .guarded: [:]
        }
    }

    package var category: ProblemCategory {
        switch self {
        case .notFound, .noneHere: .notFound
        case .busy: .busy
        case .accountUnbound, .notExample, .personEnded, .guarded: .refused
        default: .failure
        }
    }

    /// What a database error means to the person who meets it.
    static func from(_ error: DatabaseError, path: String) -> CatalogueProblem {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy
        case .SQLITE_FULL, .SQLITE_IOERR: return .diskFull(path)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: return .readOnly(path)
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: return .damaged(path, detail: error.message ?? "")
        case .SQLITE_CONSTRAINT:
            if let message = error.message, message.hasPrefix("guard.") { return .guarded(message) }
            return .broken(error.message ?? "")
        default: return .damaged(path, detail: error.message ?? "")
        }
    }
}
