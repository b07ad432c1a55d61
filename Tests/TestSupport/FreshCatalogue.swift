package import Campaign
package import CatalogStore

/// A catalogue of a test's own in a folder of its own, with a fixed clock.
package struct FreshCatalogue {
    package let folder: FreshFolder
    package let catalogue: Catalogue
    package let actor: Actor

    /// - Parameter isExample: whether example signatures and acting as others work in it.
    package init(isExample: Bool = true, clock: Clock = .still) throws {
        folder = FreshFolder()
        catalogue = try Catalogue.create(
            CampaignFolder(path: folder.path + "/campaign"),
            founding: Founding(isExample: isExample, account: "tester", personName: "Tester"), clock: clock,
            configurationFolder: folder.path + "/config")
        actor = try catalogue.actor(account: "tester")
    }

    /// The same catalogue opened once more, as another process would.
    package func reopened() throws -> Catalogue {
        try Catalogue.open(catalogue.folder, clock: catalogue.clock, configurationFolder: folder.path + "/config")
    }

    package func add(_ entity: EntityDescription, _ code: String, _ fields: [String: String]) throws {
        try catalogue.change("test", by: actor) { _ = try $0.create(entity, code: code, fields) }
    }

    package func edit(_ entity: EntityDescription, _ code: String, _ fields: [String: String]) throws {
        try catalogue.change("test", by: actor) { _ = try $0.update(entity, code: code, fields) }
    }

    /// A leaflet with a variant in each language named and a first revision of each, made on 2006-05-04.
    package func addLeaflet(_ code: String = "LEAF-001", languages: [String] = ["ky"]) throws {
        try catalogue.change("test", by: actor) { session in
            try session.create(Entities.item, code: code, ["kind": "leaflet", "title": "Не верь обещаниям"])
            for language in languages {
                let variant = "\(code)/\(language)"
                try session.create(Entities.variant, code: variant, ["item": code, "language": language])
                try session.create(
                    Entities.revision, code: variant + "/1",
                    ["variant": variant, "number": "1", "on": "2006-05-04", "title": "Убадаларга ишенбе"])
            }
        }
    }
}
