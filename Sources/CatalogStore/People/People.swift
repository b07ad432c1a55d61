import Campaign
import Crypto
import GRDB

/// Who acts, and how an operating-system account becomes a person.
extension Catalogue {
    /// The person bound to an account.
    ///
    /// - Parameter person: `--as PERSON`, allowed in example catalogues only.
    package func actor(account: String, as person: String? = nil) throws -> Actor {
        try read { database in
            if let person {
                guard try Setting.value("example", in: database) == "1" else { throw CatalogueProblem.notExample }
                let found = try Entities.person.required(person, in: database)
                return Actor(personID: found.id, person: found.code, account: account)
            }
            guard
                let code = try String.fetchOne(
                    database, sql: "SELECT code FROM person WHERE account = ?", arguments: [account])
            else { throw CatalogueProblem.accountUnbound(account) }
            let found = try Entities.person.required(code, in: database)
            if let until = found.fields["until"].flatMap({ Day($0) }), until < clock.today {
                throw CatalogueProblem.personEnded(code, until)
            }
            return Actor(personID: found.id, person: found.code, account: account)
        }
    }

    /// The first facts of a catalogue: its identity, its office, the person who founds it, the signatures due.
    func found(_ founding: Founding) throws {
        let identity = identities.next(clock.now()).description
        try write { database in
            try Setting.set("campaign_uid", identity, in: database)
            try Setting.set("office", founding.office, in: database)
            try Setting.set("example", founding.isExample ? "1" : "0", in: database)
        }
        let code = Catalogue.personCode(from: founding.account)
        let founder = Actor(personID: 1, person: code, account: founding.account)
        let key = Hexadecimal.string(try keys.key(of: identity).publicKey.rawRepresentation)
        try change("init", by: founder) { session in
            try session.create(
                Entities.person, code: code,
                ["name": founding.personName, "roles": "officer", "account": founding.account, "keys": key])
            for key in Setting.founded {
                let value = try Setting.value(key, in: session.database) ?? ""
                try session.record(
                    entity: "setting", uid: Setting.uid(key), before: nil, after: Setting.canonicalJSON(key, value))
            }
            for kind in MaterialKind.allCases {
                let steps = kind.defaultSteps.map(\.rawValue).sorted().joined(separator: " ")
                try session.create(
                    Entities.signingRule, code: kind.rawValue, ["steps": steps], derivedIdentity: true)
                try ApplyBase.set(
                    ["steps": steps], of: Entities.signingRule, code: kind.rawValue, file: "", in: session.database)
            }
        }
    }

    /// Whether examples are at home here.
    package var isExample: Bool {
        get throws { try read { try Setting.value("example", in: $0) == "1" } }
    }

    private static func personCode(from account: String) -> String {
        let kept = account.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        return kept.isEmpty ? "founder" : kept
    }
}
