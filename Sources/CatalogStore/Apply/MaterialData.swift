import Campaign
import Yams

/// `materials/CODE.yaml`: one item with its variants and their revisions.
struct MaterialData {
    let file: YAMLFile
    private(set) var records: [DesiredRecord] = []
    /// Files named by revisions: the record's code, the file's name and where it is named.
    private(set) var files: [NamedFile] = []

    struct NamedFile {
        let code: String
        let name: String
        let place: SourcePlace
    }

    init(_ file: YAMLFile) throws {
        self.file = file
        if case .sequence(let items) = file.root {
            for node in items { try read(item: node) }
        } else {
            try read(item: file.root)
        }
    }

    private mutating func read(item node: Node) throws {
        var reader = try YAMLRecordReader(node, in: file, entity: "item")
        let code = try reader.required("code").uppercased()
        let kind = try reader.required("kind")
        var fields = ["kind": kind]
        fields["title"] = try reader.text("title")
        fields["award"] = try reader.text("award")
        fields["groups"] = try reader.words("groups")
        fields["messages"] = try reader.words("messages")
        fields["derived_from"] = try reader.text("derived_from")
        fields["note"] = try reader.text("note")
        let variants = try reader.nodes("variants")
        try reader.refuseUnknownKeys()
        records.append(DesiredRecord(entity: Entities.item, code: code, fields: fields, place: reader.place))
        for variant in variants {
            try read(variant: variant, of: code, isSpoken: MaterialKind(rawValue: kind)?.isSpoken ?? false)
        }
    }

    private mutating func read(variant node: Node, of item: String, isSpoken: Bool) throws {
        var reader = try YAMLRecordReader(node, in: file, entity: "variant")
        let typed = try reader.required("language")
        let language: String
        do {
            language = try isSpoken ? LanguageTag.spoken(typed).description : LanguageTag.written(typed).description
        } catch {
            throw PlacedProblem(error, at: reader.place)
        }
        let country = try reader.text("country")
        let code = EntityRules.variantCode(item: item, language: language, country: country)
        var fields = ["item": item, "language": language]
        fields["country"] = country
        fields["native_read"] = try reader.text("native_read") ?? "no"
        fields["note"] = try reader.text("note")
        let revisions = try reader.nodes("revisions")
        try reader.refuseUnknownKeys()
        records.append(DesiredRecord(entity: Entities.variant, code: code, fields: fields, place: reader.place))
        for revision in revisions { try read(revision: revision, of: code, item: item) }
    }

    private mutating func read(revision node: Node, of variant: String, item: String) throws {
        var reader = try YAMLRecordReader(node, in: file, entity: "revision")
        let number = try reader.required("number")
        let code = "\(variant)/\(number)"
        var fields = ["variant": variant, "number": number]
        fields["on"] = try reader.text("on")
        fields["title"] = try reader.text("title")
        fields["translated_from"] = try reader.text("translated_from").map { $0.hasPrefix(item) ? $0 : "\(item)/\($0)" }
        fields["note"] = try reader.text("note")
        let place = reader.place
        records.append(DesiredRecord(entity: Entities.revision, code: code, fields: fields, place: place))
        for (role, people) in reader.pairs("people") {
            for person in people.sequence.map({ $0.compactMap(\.string) }) ?? [people.string].compactMap({ $0 }) {
                add(
                    Entities.revisionPerson, "\(code)/person/\(role)/\(person)", code,
                    ["role": role, "person": person], place)
            }
        }
        for contact in (try reader.words("contacts") ?? "").split(separator: " ").map(String.init) {
            add(Entities.shownContact, "\(code)/contact/\(contact)", code, ["contact": contact], place)
        }
        try readParts(of: code, &reader)
        try reader.refuseUnknownKeys()
    }

    private mutating func readParts(of code: String, _ reader: inout YAMLRecordReader) throws {
        for node in try reader.nodes("marking") {
            try part(node, Entities.marking, of: code, ["rule", "evidence", "exception"]) {
                "marking/\($0["rule"] ?? "")"
            }
        }
        for (index, node) in try reader.nodes("rights").enumerated() {
            try part(node, Entities.right, of: code, ["kind", "holder", "from", "until", "document"]) {
                "right/\($0["kind"] ?? "")/\(index + 1)"
            }
        }
        for node in try reader.nodes("house_numbers") {
            try part(node, Entities.houseNumber, of: code, ["authority", "code", "from", "until"]) {
                "house-number/\($0["authority"] ?? "")/\($0["number"] ?? "")"
            }
        }
        let keys = [
            "on", "kind", "place", "language", "people", "women", "group", "understood", "recalled_contact",
            "acceptable", "changes",
        ]
        for (index, node) in try reader.nodes("pretests").enumerated() {
            try part(node, Entities.pretest, of: code, keys) { "pretest/\($0["on"] ?? "")/\(index + 1)" }
        }
        for node in try reader.nodes("files") { try read(file: node, of: code) }
    }

    private mutating func read(file node: Node, of revision: String) throws {
        var reader = try YAMLRecordReader(node, in: file, entity: "revision_file")
        let role = try reader.required("role")
        let name = try reader.required("file")
        var fields = ["revision": revision, "role": role, "name": name]
        fields["language"] = try reader.text("language")
        try reader.refuseUnknownKeys()
        let code = RevisionFileCode.code(revision: revision, role: role, language: fields["language"])
        records.append(DesiredRecord(entity: Entities.revisionFile, code: code, fields: fields, place: reader.place))
        files.append(NamedFile(code: code, name: name, place: reader.place))
    }

    private mutating func part(
        _ node: Node, _ entity: EntityDescription, of revision: String, _ keys: [String],
        code: ([String: String]) -> String
    ) throws {
        var reader = try YAMLRecordReader(node, in: file, entity: entity.name)
        var fields: [String: String] = [:]
        for key in keys { fields[key == "code" ? "number" : key] = try reader.text(key) }
        try reader.refuseUnknownKeys()
        add(entity, "\(revision)/\(code(fields))", revision, fields, reader.place)
    }

    private mutating func add(
        _ entity: EntityDescription, _ code: String, _ revision: String, _ fields: [String: String],
        _ place: SourcePlace
    ) {
        records.append(
            DesiredRecord(
                entity: entity, code: code, fields: fields.merging(["revision": revision]) { $1 }, place: place))
    }
}

/// The code of a file in its revision: `LEAF-004/ky/1/print_master`, subtitles with their language.
enum RevisionFileCode {
    static func code(revision: String, role: String, language: String?) -> String {
        "\(revision)/\(role)" + (language.map { "/" + $0 } ?? "")
    }
}
