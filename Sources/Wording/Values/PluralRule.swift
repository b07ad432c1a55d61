/// Which plural form of a message goes with a number (Unicode CLDR, "Language Plural Rules"; the order of the forms
/// is the one that gettext uses).
package enum PluralRule: Sendable {
    /// One and many: English, Kyrgyz, Kazakh, Tajik, Uzbek.
    case oneOther
    /// One, few and many: Russian.
    case oneFewMany

    /// The rule of a language by its code.
    package init(language code: String) {
        switch code {
        case "ru": self = .oneFewMany
        default: self = .oneOther
        }
    }

    /// The number of forms that a message needs.
    package var count: Int {
        switch self {
        case .oneOther: 2
        case .oneFewMany: 3
        }
    }

    /// The index of the form, as in `msgstr[index]`.
    package func form(of number: Int64) -> Int {
        let magnitude = number.magnitude
        switch self {
        case .oneOther:
            return magnitude == 1 ? 0 : 1
        case .oneFewMany:
            if magnitude % 10 == 1, magnitude % 100 != 11 { return 0 }
            return (2...4).contains(magnitude % 10) && !(12...14).contains(magnitude % 100) ? 1 : 2
        }
    }
}
