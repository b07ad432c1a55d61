import ArgumentParser
import CatalogStore

/// A kind of record that people list, show, add and edit by name.
protocol Noun {
    static var entity: EntityDescription { get }
    /// The word on the command line.
    static var command: String { get }
    /// The columns of its listing, by field name; `code` comes first by itself.
    static var columns: [String] { get }
    /// Commands beyond list, show, add and edit.
    static var more: [any ParsableCommand.Type] { get }
    /// The command that shows one.
    static var show: any ParsableCommand.Type { get }
    /// Whether people may add and edit it directly.
    static var isEditable: Bool { get }
    /// Records as rows of the listing.
    static func rows(_ records: [Snapshot], in catalogue: Catalogue) throws -> [Listing.Row]
}

extension Noun {
    static var more: [any ParsableCommand.Type] { [] }
    static var show: any ParsableCommand.Type { ShowRecord<Self>.self }
    static var isEditable: Bool { true }
    static func rows(_ records: [Snapshot], in catalogue: Catalogue) throws -> [Listing.Row] {
        records.map { RecordText.row($0, of: entity) }
    }
}

/// `jarchi NOUN …`
struct NounGroup<Named: Noun>: ParsableCommand {
    static var configuration: CommandConfiguration {
        let editing: [any ParsableCommand.Type] = [AddRecord<Named>.self, EditRecord<Named>.self]
        return .told(
            Named.command, key: Named.command,
            subcommands: [ListRecords<Named>.self, Named.show] + (Named.isEditable ? editing : [])
                + Named.more)
    }
}

enum Items: Noun {
    static let entity = Entities.item
    static let command = "item"
    static let more: [any ParsableCommand.Type] = [ExportSheet<Self>.self, ImportSheet<Self>.self]
    static let columns = ["kind", "title", "groups", "messages", "award"]
    static var show: any ParsableCommand.Type { ShowItem.self }
}

enum Variants: Noun {
    static let entity = Entities.variant
    static let command = "variant"
    static let more: [any ParsableCommand.Type] = [ExportSheet<Self>.self, ImportSheet<Self>.self]
    static let columns = ["language", "country", "native_read", "note"]
}

enum Revisions: Noun {
    static let entity = Entities.revision
    static let command = "revision"
    static let more: [any ParsableCommand.Type] = [AttachFile.self, DeclareRevision.self, WithdrawRevision.self]
    static let columns = ["on", "title", "translated_from", "withdrawn_on", "native_read"]

    static func rows(_ records: [Snapshot], in catalogue: Catalogue) throws -> [Listing.Row] {
        try NativeMark.rows(records, in: catalogue)
    }
}

enum People: Noun {
    static let entity = Entities.person
    static let command = "person"
    static let more: [any ParsableCommand.Type] = [EndPerson.self]
    static let columns = ["name", "organisation", "roles", "languages", "until", "example"]
}

enum Contacts: Noun {
    static let entity = Entities.contact
    static let command = "contact"
    static let more: [any ParsableCommand.Type] = [TestContact.self, ExportSheet<Self>.self, ImportSheet<Self>.self]
    static let columns = ["kind", "country", "number", "languages", "from", "until", "example"]
}

enum RiskGroups: Noun {
    static let entity = Entities.riskGroup
    static let command = "risk-group"
    static let more: [any ParsableCommand.Type] = [ExportSheet<Self>.self, ImportSheet<Self>.self]
    static let columns = ["parent", "names"]
}

enum Sites: Noun {
    static let entity = Entities.site
    static let command = "site"
    static let more: [any ParsableCommand.Type] = [ExportSheet<Self>.self, ImportSheet<Self>.self]
    static let columns = ["kind", "region", "name_ru", "name_en", "sensitivity"]
}

enum Regions: Noun {
    static let entity = Entities.region
    static let command = "region"
    static let columns = ["country", "level", "kind", "parent", "from", "until"]
    static let more: [any ParsableCommand.Type] = [FindRegion.self, ExportSheet<Self>.self]
    static var show: any ParsableCommand.Type { ShowRegion.self }
}

enum Awards: Noun {
    static let entity = Entities.award
    static let command = "award"
    static let columns = ["donor", "title", "from", "until"]
}

enum Donors: Noun {
    static let entity = Entities.donor
    static let command = "donor"
    static let columns = ["names"]
}

enum Rights: Noun {
    static let entity = Entities.right
    static let command = "right"
    static let columns = ["revision", "kind", "holder", "from", "until", "ended_on"]
}

enum HouseNumbers: Noun {
    static let entity = Entities.houseNumber
    static let command = "house-number"
    static let columns = ["revision", "authority", "number", "from", "until"]
}

enum Pretests: Noun {
    static let entity = Entities.pretest
    static let command = "pretest"
    static let columns = ["revision", "on", "kind", "place", "people", "understood", "recalled_contact"]
}

enum MarkingRules: Noun {
    static let entity = Entities.markingRule
    static let command = "marking-rule"
    static let columns = ["donor", "countries", "kinds", "from", "until"]
}
