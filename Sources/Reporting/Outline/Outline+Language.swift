import Campaign
package import Wording

extension Outline {
    /// An empty document in the words of a language.
    init(_ wording: Wording, title: String, subtitle: String, author: String, made: Instant) {
        self.init(
            language: wording.document, title: title, subtitle: subtitle, author: author, made: made,
            pageNumber: { page, pages in
                wording.text("statement.page", ["page": .text(page), "pages": .text(pages)])
            })
    }
}

/// Whether the words of a document have been read by somebody whose language it is; if not, its foot says so.
package enum NativeReading {
    /// Whether a native speaker has read all messages whose keys have one of these beginnings.
    package static func isDone(_ wording: Wording, keysFrom areas: [String]) -> Bool {
        let keys = MessageTable.embedded(document: .english).keys()
        return keys.filter { key in areas.contains { key.hasPrefix($0) } }.allSatisfy(wording.isReviewed)
    }
}
