import Campaign
import Yams

/// The data files about the campaign itself: `campaign.yaml`, `risk-groups.yaml`, `people.yaml`, `contacts.yaml`.
enum CampaignData {
    static func campaign(_ file: YAMLFile) throws -> [DesiredRecord] {
        var top = try YAMLRecordReader(file.root, in: file, entity: "campaign")
        var records: [DesiredRecord] = []
        if let node = top.mapping["campaign"] { records.append(try campaignRecord(node, in: file)) }
        records += try top.nodes("donors").map { node in
            try record(Entities.donor, node, in: file) { reader in ["names": try reader.names("names")] }
        }
        records += try top.nodes("awards").map { node in
            try record(Entities.award, node, in: file) { reader in
                [
                    "donor": try reader.text("donor"), "title": try reader.text("title"),
                    "from": try reader.text("from"), "until": try reader.text("until"),
                ]
            }
        }
        records += try top.nodes("marking_rules").map { node in
            try record(Entities.markingRule, node, in: file) { reader in
                [
                    "donor": try reader.text("donor"), "countries": try reader.words("countries"),
                    "kinds": try reader.words("kinds"), "from": try reader.text("from"),
                    "until": try reader.text("until"), "texts": try reader.names("texts"),
                ]
            }
        }
        for (kind, steps) in top.pairs("signatures") {
            let words = steps.sequence?.compactMap { $0.string } ?? []
            guard MaterialKind(rawValue: kind) != nil else {
                throw PlacedProblem(
                    FieldProblem.invalid(
                        entity: "signing_rule", field: "kind", value: kind,
                        wanted: MaterialKind.allCases.map(\.rawValue).joined(separator: ", ")),
                    at: file.place(of: steps))
            }
            records.append(
                DesiredRecord(
                    entity: Entities.signingRule, code: kind, fields: ["steps": words.joined(separator: " ")],
                    place: file.place(of: steps)))
        }
        top.markKnown("campaign")
        try top.refuseUnknownKeys()
        return records
    }

    static func riskGroups(_ file: YAMLFile) throws -> [DesiredRecord] {
        try list(file) { node in
            [
                try record(Entities.riskGroup, node, in: file) { reader in
                    ["parent": try reader.text("parent"), "names": try reader.names("names")]
                }
            ]
        }
    }

    static func people(_ file: YAMLFile) throws -> [DesiredRecord] {
        try list(file) { node in
            [
                try record(Entities.person, node, in: file) { reader in
                    [
                        "name": try reader.text("name"), "organisation": try reader.text("organisation"),
                        "roles": try reader.words("roles"), "languages": try reader.words("languages"),
                        "from": try reader.text("from"), "until": try reader.text("until"),
                        "example": try reader.text("example"),
                    ]
                }
            ]
        }
    }

    static func contacts(_ file: YAMLFile) throws -> [DesiredRecord] {
        try list(file) { node in
            var tests: [Node] = []
            let contact = try record(Entities.contact, node, in: file) { reader in
                tests = try reader.nodes("tests")
                return [
                    "kind": try reader.text("kind"), "country": try reader.text("country"),
                    "number": try reader.text("number"), "names": try reader.names("names"),
                    "languages": try reader.words("languages"), "hours": try reader.text("hours"),
                    "from": try reader.text("from"), "until": try reader.text("until"),
                    "example": try reader.text("example"),
                ]
            }
            return [contact] + (try tests.map { try contactTest($0, of: contact.code, in: file) })
        }
    }

    private static func contactTest(_ node: Node, of contact: String, in file: YAMLFile) throws -> DesiredRecord {
        var reader = try YAMLRecordReader(node, in: file, entity: "contact_test")
        let on = try reader.required("on")
        var fields = ["contact": contact, "on": on]
        fields["by"] = try reader.text("by")
        fields["result"] = try reader.text("result")
        fields["note"] = try reader.text("note")
        try reader.refuseUnknownKeys()
        return DesiredRecord(
            entity: Entities.contactTest, code: "\(contact)/test/\(on)", fields: fields, place: reader.place)
    }

    private static func campaignRecord(_ node: Node, in file: YAMLFile) throws -> DesiredRecord {
        try record(Entities.campaign, node, in: file) { reader in
            [
                "titles": try reader.names("titles"), "from": try reader.text("from"),
                "until": try reader.text("until"), "currency": try reader.text("currency"),
                "countries": try reader.words("countries"), "home": try reader.text("home"),
            ]
        }
    }

    private static func list(_ file: YAMLFile, _ body: (Node) throws -> [DesiredRecord]) throws -> [DesiredRecord] {
        guard case .sequence(let sequence) = file.root else {
            throw PlacedProblem(
                PlainProblem("apply.not_a_list", ["key": .text(file.name)], category: .usage),
                at: SourcePlace(file: file.name, line: 1))
        }
        return try sequence.flatMap(body)
    }

    private static func record(
        _ entity: EntityDescription, _ node: Node, in file: YAMLFile,
        _ read: (inout YAMLRecordReader) throws -> [String: String?]
    ) throws -> DesiredRecord {
        var reader = try YAMLRecordReader(node, in: file, entity: entity.name)
        let code = try reader.required("code")
        let fields = try read(&reader).compactMapValues { $0 }
        try reader.refuseUnknownKeys()
        return DesiredRecord(entity: entity, code: code, fields: fields, place: reader.place)
    }
}

extension YAMLRecordReader {
    mutating func markKnown(_ key: String) { _ = pairs(key) }
}
