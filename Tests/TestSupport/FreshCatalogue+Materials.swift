package import Campaign
import CatalogStore

extension FreshCatalogue {
    /// A day that the text names; 1970-01-01 where it names none.
    package static func day(_ text: String) -> Day { Day(text) ?? Day(ordinal: 0) }

    /// People who may write, translate and sign.
    package func addPeople(_ codes: [String] = ["asel", "elena", "marat", "nurlan"]) throws {
        try catalogue.change("test", by: actor) { session in
            for code in codes { try session.create(Entities.person, code: code, ["name": code]) }
        }
    }

    package func addContact(_ code: String = "HOT-KG-1", number: String = "+996 312 000001") throws {
        try add(
            Entities.contact, code,
            ["kind": "hotline", "country": "KG", "number": number, "names": "{\"ru\":\"горячая линия\"}"])
    }

    /// A PDF of one page beside the campaign.
    package func pdf(_ name: String = "leaflet.pdf", _ text: String = "Do not believe promises") -> String {
        folder.file(name, SampleFiles.pdf(text))
    }

    /// A leaflet in one language, written by asel on 2006-05-04, with its file to print and no signature yet.
    package func addPrintableLeaflet(
        _ code: String = "LEAF-001", language: String = "ky", contacts: [String] = []
    ) throws {
        try addLeaflet(code, languages: [language])
        var attachment = Attachment(
            path: pdf("\(code).pdf", code), variant: "\(code)/\(language)", role: .printMaster)
        attachment.people = [("author", "asel")]
        attachment.contacts = contacts
        _ = try catalogue.attach([attachment], by: actor)
    }

    /// Signs steps of a revision as an example person does; without steps named, all that a leaflet needs.
    package func sign(
        _ revision: String = "LEAF-001/ky/1", _ steps: [SigningStep] = MaterialKind.leaflet.defaultSteps,
        _ decision: SigningDecision = .approved, by signer: String = "elena", on day: String = "2006-06-01",
        expires: String? = nil, reason: String? = nil
    ) throws {
        try catalogue.change("sign", by: actor) { session in
            for step in steps {
                try session.sign(
                    SignatureEntry(
                        revision: revision, step: step, decision: decision, signer: signer,
                        on: FreshCatalogue.day(day), expires: expires.map(FreshCatalogue.day), reason: reason,
                        isExample: true))
            }
        }
    }

    /// People and a leaflet `LEAF-001/ky/1`, approved on 2006-06-01.
    package func addApprovedLeaflet(contacts: [String] = []) throws {
        try addPeople()
        try addPrintableLeaflet(contacts: contacts)
        try sign()
    }
}
