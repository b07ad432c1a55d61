/// The countries of the programme, ISO 3166-1 alpha-2.
package enum Country: String, Sendable, CaseIterable, Codable {
    case kyrgyzstan = "KG"
    case kazakhstan = "KZ"
    case tajikistan = "TJ"
    case uzbekistan = "UZ"

    /// The IANA zone of its capital.
    package var capitalZone: String {
        switch self {
        case .kyrgyzstan: "Asia/Bishkek"
        case .kazakhstan: "Asia/Almaty"
        case .tajikistan: "Asia/Dushanbe"
        case .uzbekistan: "Asia/Tashkent"
        }
    }

    /// How many digits follow the calling code.
    var subscriberDigits: Int { self == .kazakhstan ? 10 : 9 }

    /// The international calling code (ITU-T E.164).
    package var callingCode: String {
        switch self {
        case .kyrgyzstan: "996"
        case .kazakhstan: "7"
        case .tajikistan: "992"
        case .uzbekistan: "998"
        }
    }
}
