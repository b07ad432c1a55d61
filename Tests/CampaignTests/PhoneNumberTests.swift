import Campaign
import TestSupport
import Testing

@Suite struct PhoneNumberTests {
    @Test(arguments: [
        ("+996 312 000001", "+996312000001"), ("+7 (727) 000-00-01", "+77270000001"), ("1148", "1148"),
        ("0800 000 0000", "08000000000"), ("+998\u{00A0}71\u{2011}200\u{2013}00\u{2011}01", "+998712000001"),
    ])
    func writtenNumbersBecomeDialledOnes(_ written: String, _ dialled: String) {
        #expect(PhoneNumber(written)?.dialled == dialled)
        #expect(PhoneNumber(written)?.isShortCode == !dialled.hasPrefix("+"))
    }

    @Test(arguments: [
        "", "+", "12", "+123", "звони", "12a", "+996312000001+996312000001", "1234567890123", "+1234567890123456",
        "++996312000001", "٣٤٥",
    ])
    func otherTextsAreNoNumber(_ written: String) {
        #expect(PhoneNumber(written) == nil)
    }

    @Test(arguments: [
        ("Позвони +996 312 000001!", ["+996 312 000001"]), ("тел. 0312 00-00-01;", ["0312 00-00-01"]),
        ("+996312000001+77270000001", ["+996312000001", "+77270000001"]),
        ("+996 312 000001 24 часа", ["+996 312 000001"]), ("+998 71 200 00 01 2006", ["+998 71 200 00 01"]),
        ("0312 000001 0312 000002", ["0312 000001", "0312 000002"]),
        ("8 727 000 00 01 круглосуточно", ["8 727 000 00 01"]), ("☎ 1148", ["1148"]), ("тел.: 114", ["114"]),
        ("☎ 66-12-34", ["66-12-34"]), ("Tel 0000 (free)", ["0000"]),
    ])
    func numbersAreFoundInText(_ text: String, _ numbers: [String]) {
        #expect(PhoneNumber.found(in: text) == numbers)
    }

    @Test(arguments: [
        "", "в 2006 году", "12.05.2006", "2006-05-12", "с 2005 по 2006", "цена 1000 сом", "1 000 000", "§ 124, 127",
        "телевизор 2006", "отель 5", "100 %",
    ])
    func otherFiguresAreLeftAlone(_ text: String) {
        #expect(PhoneNumber.found(in: text).isEmpty)
    }

    /// However a number is written, it is found, and what is found dials it.
    @Test func everyNumberOfTheRegionIsFoundAsWritten() {
        let seed: UInt64 = 312
        var generator = SeededGenerator(seed: seed)
        let lengths = ["996": 9, "7": 10, "992": 9, "998": 9]
        for country in Country.allCases {
            for _ in 0..<300 {
                var written = "+" + country.callingCode
                var dialled = written
                for _ in 0..<(lengths[country.callingCode] ?? 9) {
                    let digit = String(Int.random(in: 0...9, using: &generator))
                    let mark = ["", "", "", " ", "-", "\u{00A0}"].randomElement(using: &generator) ?? ""
                    written += mark + digit
                    dialled += digit
                }
                let after = ["", ".", " 24 часа", ", ", " 2006", "\n7"].randomElement(using: &generator) ?? ""
                let found = PhoneNumber.found(in: "Позвони " + written + after)
                #expect(found == [written], "seed \(seed)")
                #expect(found.first.flatMap { PhoneNumber($0)?.dialled } == dialled, "seed \(seed)")
            }
        }
    }
}
