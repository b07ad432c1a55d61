package import Campaign
import Documents
import Foundation
import GRDB
import LanguageCheck
import MediaVault

/// Words by which people name kinds, languages and roles in file names; from the message catalogues.
package struct IntakeVocabulary: Sendable {
    package let kinds: [String: String]
    package let languages: [String: String]
    package let roles: [String: String]

    package init(kinds: [String: String], languages: [String: String], roles: [String: String]) {
        self.kinds = IntakeVocabulary.folded(kinds)
        self.languages = IntakeVocabulary.folded(languages)
        self.roles = IntakeVocabulary.folded(roles)
    }

    private static func folded(_ words: [String: String]) -> [String: String] {
        Dictionary(words.map { (SheetVocabulary.folded($0.key), $0.value) }) { first, _ in first }
    }
}

/// What the program takes a file for, to be accepted or corrected by a person.
package struct IntakeProposal: Sendable, Equatable {
    package let path: String
    package var variant: String?
    package var role: FileRole?
    package var subtitleLanguage: String?
    package let mediaType: String
    /// Why it thinks so: `name`, `text`, or what is missing.
    package let reason: String
    /// Whether the revision that it would go to is a new one, and its number.
    package var revision: String?
    /// Revisions that have the same bytes already.
    package let alsoIn: [String]
    /// Contacts whose numbers stand in the text.
    package var contacts: [String] = []
    /// Numbers in the text that are no contact's.
    package let strangeNumbers: [String]

    package var isComplete: Bool { variant != nil && role != nil }
}

extension Catalogue {
    /// Proposes item, language, role and revision for each file, from its name, then from the text inside.
    package func proposeIntake(of paths: [String], vocabulary: IntakeVocabulary) throws -> [IntakeProposal] {
        let files = try vault.examine(batch: paths.map { SourceFile(path: $0) }).files
        return try read { database in
            let reader = try IntakeReader(database: database, vocabulary: vocabulary)
            let proposals = try zip(paths, files).map { path, file in
                let uses = try String.fetchAll(
                    database,
                    sql: """
                        SELECT DISTINCT r.code FROM revision_file f JOIN revision r ON r.id = f.revision_id
                        JOIN media_file m ON m.id = f.file_id WHERE m.code = ? ORDER BY r.code
                        """, arguments: [file.digest.description])
                return try reader.proposal(for: path, mediaType: file.identified.mediaType, alsoIn: uses)
            }
            return IntakeProposal.numbered(proposals)
        }
    }
}

extension IntakeProposal {
    /// Two files of one role cannot go to one revision: the later one, by name, goes to the next.
    fileprivate static func numbered(_ proposals: [IntakeProposal]) -> [IntakeProposal] {
        let numbers = proposals.map { $0.revision?.split(separator: "/").last.flatMap { Int($0) } }
        var newest: [String: Int] = [:]
        for (proposal, number) in zip(proposals, numbers) {
            if let variant = proposal.variant, let number { newest[variant] = max(newest[variant] ?? 0, number) }
        }
        var last: [String: (number: Int, roles: Set<String>)] = [:]
        return proposals.map { proposal in
            guard let variant = proposal.variant, let role = proposal.role, let number = newest[variant] else {
                return proposal
            }
            let place = "\(role.rawValue) \(proposal.subtitleLanguage ?? "")"
            var due = last[variant] ?? (number, [])
            if due.roles.contains(place) { due = (due.number + 1, []) }
            due.roles.insert(place)
            last[variant] = due
            var numbered = proposal
            numbered.revision = "\(variant)/\(due.number)"
            return numbered
        }
    }
}

/// Reads what a file is from its name and its text.
private struct IntakeReader {
    let database: Database
    let vocabulary: IntakeVocabulary
    private var items: [(code: String, kind: MaterialKind, folded: String)] = []
    private var titles: [(variant: String, folded: String)] = []

    init(database: Database, vocabulary: IntakeVocabulary) throws {
        self.database = database
        self.vocabulary = vocabulary
        items = try Row.fetchAll(database, sql: "SELECT code, kind FROM item ORDER BY length(code) DESC, code")
            .compactMap {
                guard let kind = MaterialKind(rawValue: $0["kind"]) else { return nil }
                return ($0["code"], kind, SheetVocabulary.folded($0["code"]))
            }
        titles = try Row.fetchAll(
            database,
            sql: """
                SELECT DISTINCT v.code, r.title FROM revision r JOIN variant v ON v.id = r.variant_id
                WHERE length(r.title) >= 8 ORDER BY length(r.title) DESC
                """
        ).map { ($0["code"], SheetVocabulary.folded($0["title"])) }
    }

    func proposal(for path: String, mediaType: String, alsoIn: [String]) throws -> IntakeProposal {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let words = IntakeReader.words(of: name)
        let text = FileText.text(path: path, mediaType: mediaType)
        var item = itemByCode(words) ?? itemByKindAndNumber(words)
        var language = try languageTag(in: words, spoken: item?.kind.isSpoken ?? false)
        var reason = item == nil ? "" : "name"
        if item == nil || language == nil, let found = text.flatMap(byTitle) {
            reason = reason.isEmpty ? "text" : reason + "+text"
            item = item ?? items.first { $0.code == found.item }
            if item?.code == found.item { language = language ?? found.language }
        }
        if item?.kind.isSpoken == false, language == nil, let guess = text.flatMap(WrittenLanguage.guess) {
            language = guess.language.description
            reason = "name+text"
        }
        let numbers = try text.map { try NumbersShown(in: $0, database: database).numbers } ?? []
        var proposal = IntakeProposal(
            path: path, variant: nil, role: nil, subtitleLanguage: nil, mediaType: mediaType,
            reason: item == nil ? "no_item" : language == nil ? "no_language" : reason, revision: nil, alsoIn: alsoIn,
            contacts: Set(numbers.compactMap(\.contact)).sorted(),
            strangeNumbers: numbers.filter { $0.contact == nil }.map(\.text))
        guard let item else { return proposal }
        proposal.role = role(in: words, kind: item.kind, mediaType: mediaType)
        if proposal.role == .subtitles { proposal.subtitleLanguage = try subtitleLanguage(in: words) }
        guard let language else { return proposal }
        let variant = "\(item.code)/\(language)"
        proposal.variant = variant
        proposal.revision = try nextRevision(of: variant, role: proposal.role)
        return proposal
    }

    /// Words of a file name, parted at signs and between letters and digits stay together: `LEAF-004_ky_r3_print`.
    private static func words(of name: String) -> [String] {
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        return stem.precomposedStringWithCanonicalMapping.split(whereSeparator: { "_ .,()[]–—".contains($0) })
            .map(String.init)
    }

    private func itemByCode(_ words: [String]) -> (code: String, kind: MaterialKind, folded: String)? {
        let folded = words.flatMap { word in [word] + word.split(separator: "-").map(String.init) }
            .map(SheetVocabulary.folded)
        let joined = SheetVocabulary.folded(words.joined())
        return items.first { item in folded.contains(item.folded) || joined.hasPrefix(item.folded) }
    }

    /// «листовка 4» means LEAF-004 where only one leaflet ends in that number.
    private func itemByKindAndNumber(_ words: [String]) -> (code: String, kind: MaterialKind, folded: String)? {
        let parts = words.flatMap { $0.split(separator: "-") }.map { SheetVocabulary.folded(String($0)) }
        guard let kind = parts.lazy.compactMap({ vocabulary.kinds[$0] }).first.flatMap(MaterialKind.init),
            let number = parts.lazy.compactMap({ Int($0) }).first
        else { return nil }
        let found = items.filter { item in
            item.kind == kind
                && Int(item.code.reversed().prefix { $0.isNumber }.reversed().map(String.init).joined()) == number
        }
        return found.count == 1 ? found[0] : nil
    }

    private func languageTag(in words: [String], spoken: Bool) throws -> String? {
        for word in words {
            guard let tag = tag(word) else { continue }
            if spoken { return tag.spoken.description }
            if let written = try? LanguageTag.written(tag.description) { return written.description }
        }
        return nil
    }

    private func tag(_ word: String) -> LanguageTag? {
        if let named = vocabulary.languages[SheetVocabulary.folded(word)] { return try? LanguageTag.parse(named) }
        if let tag = try? LanguageTag.parse(word) { return tag }
        return word.split(separator: "-").lazy.compactMap { try? LanguageTag.parse(String($0)) }.first
    }

    private func subtitleLanguage(in words: [String]) throws -> String? {
        words.reversed().lazy.compactMap { word in (try? LanguageTag.written(word))?.description }.first
    }

    private func role(in words: [String], kind: MaterialKind, mediaType: String) -> FileRole? {
        let byWord = Dictionary(uniqueKeysWithValues: FileRole.allCases.map { ($0.fileWord, $0) })
        for word in words {
            let folded = SheetVocabulary.folded(word)
            let named = byWord[folded] ?? vocabulary.roles[folded].flatMap(FileRole.init)
            if let named, kind.roles.contains(named) { return named }
        }
        return kind.roles.first { kind.mediaTypes(for: $0).contains(mediaType) }
    }

    /// The longest title that stands in the text names item and language.
    private func byTitle(_ text: String) -> (item: String, language: String)? {
        let folded = SheetVocabulary.folded(String(text.prefix(200_000)))
        guard let found = titles.first(where: { folded.contains($0.folded) }) else { return nil }
        let parts = found.variant.split(separator: "/", maxSplits: 1).map(String.init)
        let sameTitle = Set(titles.filter { $0.folded == found.folded }.map(\.variant))
        return parts.count == 2 && sameTitle.count == 1 ? (parts[0], parts[1]) : nil
    }

    private func nextRevision(of variant: String, role: FileRole?) throws -> String? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT r.code, r.number, EXISTS (SELECT 1 FROM signature s WHERE s.revision_id = r.id) AS signed,
                EXISTS (SELECT 1 FROM revision_file f WHERE f.revision_id = r.id AND f.role = ?2) AS taken
                FROM revision r JOIN variant v ON v.id = r.variant_id WHERE v.code = ?1
                ORDER BY r.number DESC LIMIT 1
                """, arguments: [variant, role?.rawValue ?? ""])
        guard let row else { return variant + "/1" }
        let isOpen = (row["signed"] as Int) == 0 && (row["taken"] as Int) == 0
        return isOpen ? row["code"] : "\(variant)/\((row["number"] as Int) + 1)"
    }
}

extension Catalogue {
    /// Unpacks the files of a ZIP into a folder of its own; bounded in number and size, names without folders.
    package func unpackIntake(_ path: String, into folder: String) throws -> [String] {
        let archive = try ZipArchive(path: path)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var paths: [String] = []
        for member in archive.members where !member.isFolder {
            let name = member.name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
            guard !name.isEmpty, !name.hasPrefix("."), !name.hasPrefix("__MACOSX") else { continue }
            let target = folder + "/" + name
            guard !FileManager.default.fileExists(atPath: target) else {
                throw PlainProblem("intake.same_name", ["file": .text(name)], category: .refused)
            }
            guard FileManager.default.createFile(atPath: target, contents: nil),
                let handle = FileHandle(forWritingAtPath: target)
            else {
                throw PlainProblem("intake.cannot_unpack", ["file": .text(name)])
            }
            let reader = try archive.open(member)
            while true {
                let piece = try reader.next()
                if piece.isEmpty { break }
                try handle.write(contentsOf: Data(piece))
            }
            try handle.close()
            paths.append(target)
        }
        return paths.sorted()
    }
}
