package import Campaign

/// A file to attach to a revision of a variant.
package struct Attachment: Sendable {
    package var path: String
    package var variant: String
    package var role: FileRole
    /// The language of subtitles.
    package var language: String?
    package var title: String?
    package var translatedFrom: String?
    /// People by role: `author`, `translator`, `designer`…
    package var people: [(role: String, person: String)] = []
    package var contacts: [String] = []
    /// Telephone numbers in the text that are no contact's and may stand there.
    package var ignoredNumbers: [String] = []
    /// Whether a new revision is wanted even where the newest one has no signature yet.
    package var isNext = false

    package init(path: String, variant: String, role: FileRole) {
        self.path = path
        self.variant = variant
        self.role = role
    }
}

/// What an attachment became.
package struct Attached: Sendable {
    package let path: String
    package let revision: String
    package let role: FileRole
    package let digest: String
    /// Other revisions that have the same bytes.
    package let alsoIn: [String]
    /// False when the revision had exactly this file before.
    package let isNew: Bool
}
