/// A language in which documents for stations, donors and partners are written. The program itself speaks fewer
/// (`InterfaceLanguage`).
package enum DocumentLanguage: String, Sendable, CaseIterable, Codable {
    case kyrgyz = "ky"
    case russian = "ru"
    case kazakh = "kk"
    case tajik = "tg"
    case uzbek = "uz-Latn"
    case english = "en"

    /// The language by its BCP 47 tag. Documents in Uzbek are written in Latin letters only, so here `uz` means them.
    package init?(tag: some StringProtocol) {
        self.init(rawValue: tag == "uz" ? "uz-Latn" : String(tag))
    }

    /// The language of the program's own sentences that its readers know: English, or Russian as the common one.
    package var interface: InterfaceLanguage { self == .english ? .english : .russian }

    /// Where a message is looked for, one after the other.
    var fallbacks: [DocumentLanguage] {
        switch self {
        case .english: [.english]
        case .russian: [.russian, .english]
        default: [self, .russian, .english]
        }
    }
}

extension InterfaceLanguage {
    /// The same language as one of documents.
    package var document: DocumentLanguage {
        switch self {
        case .english: .english
        case .russian: .russian
        }
    }
}
