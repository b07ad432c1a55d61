import Foundation
import Testing
import Wording

/// Rules that every message catalogue in the folder keeps, whoever wrote it.
@Suite struct CataloguesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/Wording/Messages").standardized

    static let areas: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return Set(files.filter { $0.hasSuffix(".po") }.map { String($0.prefix { $0 != "." }) }).sorted()
    }()

    private static func text(_ area: String, _ language: InterfaceLanguage) throws -> [UInt8] {
        try Array(Data(contentsOf: folder.appending(path: "\(area).\(language.rawValue).po")))
    }

    private static func placeholders(_ text: String) -> Set<String> {
        Set(
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
                guard part.contains("}") else { return nil }
                return String(part.prefix { $0 != "}" && $0 != ":" })
            })
    }

    @Test func areFound() {
        #expect(Self.areas.contains("campaign"))
        #expect(Self.areas.contains("words"))
        #expect(Self.areas.contains("glossary"))
    }

    @Test(arguments: areas)
    func sayTheSameInEveryLanguage(_ area: String) throws {
        let english = MessageTable(try Self.text(area, .english))
        let russian = MessageTable(try Self.text(area, .russian))
        let onlyEnglish = Set(english.keys()).subtracting(russian.keys())
        let onlyRussian = Set(russian.keys()).subtracting(english.keys())
        #expect(onlyEnglish.isEmpty, "no Russian in \(area)")
        #expect(onlyRussian.isEmpty, "no English in \(area)")
        for key in english.keys() {
            let forms = english.forms(key) + russian.forms(key)
            let expected = Self.placeholders(english.translation(key) ?? "")
            for form in forms { #expect(Self.placeholders(form) == expected, "\(key): \(form)") }
        }
    }

    @Test(arguments: areas, InterfaceLanguage.allCases)
    func areWellFormed(_ area: String, _ language: InterfaceLanguage) throws {
        let bytes = try Self.text(area, language)
        let text = try #require(String(validating: bytes, as: UTF8.self), "\(area) is not UTF-8")
        let written = text.split(separator: "\n").filter { $0.hasPrefix("msgid ") && $0 != "msgid \"\"" }
        let table = MessageTable(bytes)
        #expect(Set(written).count == written.count, "a key stands twice in \(area)")
        #expect(table.keys().count == written.count, "an entry of \(area) is empty or cannot be read")
        for key in table.keys() where table.isPlural(key) {
            #expect(table.forms(key).count == PluralRule(language: language.rawValue).count, "\(key)")
        }
    }

    /// Fails when a catalogue is missing from the list in `CMessages`, or stands there for the wrong language.
    @Test(arguments: areas, InterfaceLanguage.allCases)
    func arePartOfTheProgram(_ area: String, _ language: InterfaceLanguage) throws {
        let table = MessageTable(try Self.text(area, language))
        let embedded = MessageTable.embedded(language)
        for key in table.keys() {
            #expect(embedded.forms(key) == table.forms(key), "\(key): is \(area) in messages.c, the key its own?")
        }
    }
}
