import Campaign
import Documents
import GRDB
import MediaVault

extension Catalogue {
    /// Attaches files to revisions, all or none. A file goes to the newest revision while nobody has signed it, else
    /// it makes the next one, which carries over title, people and contacts and needs its own signatures.
    ///
    /// Refused when the bytes do not fit kind and role, or when the text shows a telephone number that is not
    /// declared as a contact.
    ///
    /// - Parameter makingVariants: whether a variant that an item has not got yet is made with its first file.
    package func attach(
        _ attachments: [Attachment], by actor: Actor, dryRun: Bool = false, makingVariants: Bool = false
    ) throws -> [Attached] {
        let sources = try attachments.map { attachment in
            SourceFile(
                path: attachment.path,
                purpose: FilePurpose(kind: try kind(ofVariant: attachment.variant), role: attachment.role))
        }
        let examined = try vault.examine(batch: sources).files
        let texts = zip(attachments, examined).map { attachment, file in
            FileText.text(path: attachment.path, mediaType: file.identified.mediaType)
        }
        let stored = dryRun ? examined : try vault.store(batch: sources).files
        return try change("revision attach", by: actor, dryRun: dryRun) { session in
            for attachment in attachments {
                if makingVariants { try session.makeVariant(attachment.variant) }
                _ = try Entities.variant.required(attachment.variant, in: session.database)
            }
            var opened: [String: String] = [:]
            let moving = try session.variantsMoving(on: zip(attachments, stored).map { ($0, $1.digest.description) })
            return try zip(attachments, zip(stored, texts)).map { attachment, content in
                try session.attach(
                    attachment, file: content.0, text: content.1, moving: moving, opened: &opened)
            }
        }
    }

    private func kind(ofVariant code: String) throws -> MaterialKind {
        let item = String(code.prefix { $0 != "/" })
        let kind = try record(item, of: Entities.item).fields["kind"]
        guard let known = kind.flatMap(MaterialKind.init) else {
            throw FieldProblem.unknownRecord(entity: "item", record: item, near: [])
        }
        return known
    }
}

extension ChangeSession {
    /// The variants of which one of the files needs a next revision: then all files that come with it go there.
    fileprivate func variantsMoving(on files: [(Attachment, String)]) throws -> Set<String> {
        var moving: Set<String> = []
        for (attachment, digest) in files {
            guard let newest = try newestRevision(of: attachment.variant),
                try !has(digest, attachment.role, in: newest)
            else { continue }
            if try attachment.isNext || !isOpen(newest, for: attachment) { moving.insert(attachment.variant) }
        }
        return moving
    }

    /// - Parameters:
    ///   - moving: variants whose files all go to the next revision.
    ///   - opened: revisions taken or made in this change, by variant, so that files that come together stay together.
    fileprivate func attach(
        _ attachment: Attachment, file: StoredFile, text: String?, moving: Set<String>,
        opened: inout [String: String]
    ) throws -> Attached {
        let digest = file.digest.description
        let alsoIn = try String.fetchAll(
            database,
            sql: """
                SELECT DISTINCT r.code FROM revision_file f JOIN revision r ON r.id = f.revision_id
                JOIN media_file m ON m.id = f.file_id WHERE m.code = ? ORDER BY r.code
                """, arguments: [digest])
        let newest = try newestRevision(of: attachment.variant)
        if !moving.contains(attachment.variant), let newest, try has(digest, attachment.role, in: newest) {
            return Attached(
                path: attachment.path, revision: newest.code, role: attachment.role, digest: digest,
                alsoIn: alsoIn.filter { $0 != newest.code }, isNew: false)
        }
        let revision = try revision(for: attachment, newest: newest, moving: moving, opened: &opened)
        try declare(attachment, on: revision)
        if let text { try checkNumbers(in: text, of: revision, attachment) }
        try enter(file, name: attachment.path.split(separator: "/").last.map(String.init) ?? attachment.path)
        var fields = [
            "revision": revision, "role": attachment.role.rawValue, "file": digest,
            "name": attachment.path.split(separator: "/").last.map(String.init) ?? attachment.path,
        ]
        fields["language"] = attachment.language
        try create(
            Entities.revisionFile,
            code: RevisionFileCode.code(
                revision: revision, role: attachment.role.rawValue, language: attachment.language), fields)
        return Attached(
            path: attachment.path, revision: revision, role: attachment.role, digest: digest, alsoIn: alsoIn,
            isNew: true)
    }

    private func newestRevision(of variant: String) throws -> Snapshot? {
        let code = try String.fetchOne(
            database,
            sql: """
                SELECT r.code FROM revision r JOIN variant v ON v.id = r.variant_id WHERE v.code = ?
                ORDER BY r.number DESC LIMIT 1
                """, arguments: [variant])
        return try code.flatMap { try Entities.revision.snapshot(of: $0, in: database) }
    }

    private func has(_ digest: String, _ role: FileRole, in revision: Snapshot) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM revision_file f JOIN media_file m ON m.id = f.file_id
                WHERE f.revision_id = ? AND f.role = ? AND m.code = ?)
                """, arguments: [revision.id, role.rawValue, digest]) ?? false
    }

    private func revision(
        for attachment: Attachment, newest: Snapshot?, moving: Set<String>, opened: inout [String: String]
    ) throws -> String {
        let taken = opened[attachment.variant]
        if let newest, taken == newest.code ? try isOpen(newest, for: attachment) : !moving.contains(attachment.variant)
        {
            opened[attachment.variant] = newest.code
            return newest.code
        }
        let number = (newest?.fields["number"].flatMap { Int($0) } ?? 0) + 1
        let code = "\(attachment.variant)/\(number)"
        let item = String(attachment.variant.prefix { $0 != "/" })
        var fields = ["variant": attachment.variant, "number": String(number), "on": today.description]
        fields["title"] = try attachment.title ?? newest?.fields["title"] ?? workingTitle(of: item)
        fields["translated_from"] =
            attachment.translatedFrom.map { $0.hasPrefix(item + "/") ? $0 : "\(item)/\($0)" }
            ?? newest?.fields["translated_from"]
        try create(Entities.revision, code: code, fields)
        if let newest { try carryOver(from: newest, to: code, unlessNamed: attachment) }
        opened[attachment.variant] = code
        return code
    }

    /// A variant that is not there yet becomes a planned one.
    fileprivate func makeVariant(_ code: String) throws {
        guard try Entities.variant.id(of: code, in: database) == nil else { return }
        let parts = code.split(separator: "/", maxSplits: 1).map(String.init)
        let place = parts.count == 2 ? parts[1].split(separator: "@").map(String.init) : []
        guard let language = place.first else {
            throw FieldProblem.unknownRecord(entity: "variant", record: code, near: [])
        }
        var fields = ["item": parts[0], "language": language]
        if place.count > 1 { fields["country"] = place[1] }
        try create(Entities.variant, code: code, fields)
    }

    /// A revision takes files while it has no signature and no file of that role yet.
    private func isOpen(_ revision: Snapshot, for attachment: Attachment) throws -> Bool {
        let isFrozen =
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM signature WHERE revision_id = ?)", arguments: [revision.id]
            )
            ?? true
        let code = RevisionFileCode.code(
            revision: revision.code, role: attachment.role.rawValue, language: attachment.language)
        return try !isFrozen && revision.fields["withdrawn_on"] == nil
            && Entities.revisionFile.id(of: code, in: database) == nil
    }

    private func workingTitle(of item: String) throws -> String {
        try Entities.item.required(item, in: database).fields["title"] ?? item
    }

    private func carryOver(from old: Snapshot, to code: String, unlessNamed attachment: Attachment) throws {
        let people = try Row.fetchAll(
            database,
            sql: """
                SELECT p.role, q.code FROM revision_person p JOIN person q ON q.id = p.person_id
                WHERE p.revision_id = ? ORDER BY p.id
                """, arguments: [old.id])
        let named = Set(attachment.people.map(\.role))
        for row in people where !named.contains(row["role"]) {
            try declarePerson(row["code"], as: row["role"], on: code)
        }
        let contacts = try String.fetchAll(
            database,
            sql: "SELECT c.code FROM shown_contact s JOIN contact c ON c.id = s.contact_id WHERE s.revision_id = ?",
            arguments: [old.id])
        for contact in contacts where attachment.contacts.isEmpty { try declareContact(contact, on: code) }
    }

    private func declare(_ attachment: Attachment, on revision: String) throws {
        for entry in attachment.people { try declarePerson(entry.person, as: entry.role, on: revision) }
        for contact in attachment.contacts { try declareContact(contact, on: revision) }
    }

    /// Names who made a revision, in a role.
    package func declarePerson(_ person: String, as role: String, on revision: String) throws {
        let code = "\(revision)/person/\(role)/\(person)"
        guard try Entities.revisionPerson.id(of: code, in: database) == nil else { return }
        try create(Entities.revisionPerson, code: code, ["revision": revision, "role": role, "person": person])
    }

    /// Names a contact that a revision shows.
    package func declareContact(_ contact: String, on revision: String) throws {
        let code = "\(revision)/contact/\(contact.uppercased())"
        guard try Entities.shownContact.id(of: code, in: database) == nil else { return }
        try create(Entities.shownContact, code: code, ["revision": revision, "contact": contact.uppercased()])
    }

    /// Names the marking that a revision bears, with where it stands.
    package func declareMarking(_ rule: String, evidence: String, on revision: String) throws {
        try create(
            Entities.marking, code: "\(revision)/marking/\(rule.uppercased())",
            ["revision": revision, "rule": rule.uppercased(), "evidence": evidence])
    }

    private func checkNumbers(in text: String, of revision: String, _ attachment: Attachment) throws {
        let declared = Set(
            try String.fetchAll(
                database,
                sql: """
                    SELECT c.number FROM shown_contact s JOIN contact c ON c.id = s.contact_id
                    JOIN revision r ON r.id = s.revision_id WHERE r.code = ?
                    """, arguments: [revision]
            ).map { PhoneNumber.digits($0) })
        let ignored = Set(attachment.ignoredNumbers.map { PhoneNumber.digits($0) })
        let shown = try NumbersShown(in: text, database: database)
        let strange = shown.numbers.first { number in
            !declared.contains(PhoneNumber.digits(number.text)) && !ignored.contains(PhoneNumber.digits(number.text))
        }
        guard let strange else { return }
        throw PlainProblem(
            strange.contact == nil ? "attach.number_unknown" : "attach.number_undeclared",
            [
                "number": .text(strange.text), "file": .text(attachment.path), "contact": .text(strange.contact ?? ""),
            ], category: .refused)
    }
}
