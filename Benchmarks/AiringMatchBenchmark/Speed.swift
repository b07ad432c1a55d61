import AiringLogs
import Foundation

/// Numbers by chance that are the same in each run (SplitMix64).
struct FixedNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

func measureSpeed(spots count: Int, keys keyCount: Int) {
    var numbers = FixedNumbers(state: 1)
    let syllables = "ба во ги де жу за ко лы ми но пе ру сы та фе хо чи ша эк юл ям кө жү ңа қа ғы".split(
        separator: " "
    ).map(String.init)
    func word() -> String {
        (0..<Int.random(in: 1...4, using: &numbers)).map { _ in syllables.randomElement(using: &numbers) ?? "" }
            .joined()
    }
    let vocabulary = (0..<2_000).map { _ in word() }
    func title() -> String {
        (0..<Int.random(in: 1...5, using: &numbers)).map { _ in vocabulary.randomElement(using: &numbers) ?? "" }
            .joined(separator: " ")
    }
    let languages = ["ru", "ky", "kk", "tg", "uz"]
    let spots = (0..<count).map { place in
        Spot(
            item: "S-\(place / 5)", kind: "video_spot", language: languages[place % 5], seconds: 30,
            codes: ["IOM-\(1000 + place)-\(languages[place % 5])"], titles: [title()])
    }
    let forms = ["{}", "соц. ролик {}", "Ролик МОМ: {}", "«{}»", "{} 30сек", "{} v2", "IOM_{}_30"]
    let keys = (0..<keyCount).map { number -> TitleKey in
        var text = title()
        if number % 10 < 3 {
            var letters = Array(spots[number % count].titles[0])
            if letters.count > 3 { letters.remove(at: Int.random(in: 1..<letters.count, using: &numbers)) }
            text = (forms.randomElement(using: &numbers) ?? "{}").replacingOccurrences(of: "{}", with: String(letters))
        }
        return TitleKey(title: text, code: number % 4 == 0 ? "A\(number)" : "", seconds: number % 3 == 0 ? 30 : 20)
    }
    let clock = ContinuousClock()
    var matcher = SpotMatcher(spots: [])
    let making = clock.measure { matcher = SpotMatcher(spots: spots) }
    var decisions: [Decision] = []
    let before = Foundation.clock()
    let deciding = clock.measure { decisions = matcher.decide(batch: keys, station: anyStation) }
    let processor = Double(Foundation.clock() - before) / Double(CLOCKS_PER_SEC)
    let accepted = decisions.count { $0.outcome == .accepted }
    print("index \(making), \(keyCount) keys \(deciding) (\(processor) s of processor time), accepted \(accepted)")
}
