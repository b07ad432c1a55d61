import Foundation
import Testing
import Wording

/// Every key that the commands and engines of the broadcast part name has a text in both languages.
///
/// Keys are found in the sources: what is written as a key, as the help of a command or option, as a column.
@Suite struct BroadcastWordsTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources").standardized

    static let keys: [String] = {
        var keys: Set<String> = []
        for text in texts(below: "jarchi/Broadcast") {
            keys.formUnion(text.matches(of: /told\("([a-z_]+)"\)/).map { "help.option.\($0.output.1)" })
            for match in text.matches(of: /\.told\(\s*"[a-z-]+",\s*key: "([a-z_]+)"([^)]*)\)/) {
                keys.insert("help.\(match.output.1)")
                let hasExample = !match.output.2.contains("of:") && !match.output.2.contains("subcommands:")
                if hasExample { keys.insert("help.\(match.output.1).example") }
            }
            for match in text.matches(of: /columns(?:: | = )\[([^\]]*)\]/) {
                let names = match.output.1.matches(of: /"([a-z_]+)"/).map(\.output.1)
                keys.formUnion(names.filter { !$0.hasSuffix("_") }.map { "column.\($0)" })
            }
            keys.formUnion(written(in: text, areas: ["airing", "booking", "plan", "profile", "slot", "value"]))
        }
        for folder in ["AiringLogs", "CatalogStore/Broadcast"] {
            for text in texts(below: folder) {
                keys.formUnion(written(in: text, areas: ["airing", "booking", "plan"]))
                keys.formUnion(text.matches(of: /report\.add\(\s*"([a-z_]+)"/).map { "doctor.\($0.output.1)" })
            }
        }
        return keys.sorted()
    }()

    private static func texts(below folder: String) -> [String] {
        let files = FileManager.default.enumerator(at: sources.appending(path: folder), includingPropertiesForKeys: nil)
        return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
            .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
    }

    /// Whole keys only: one that ends in a point or an underline is completed by a value, and a name of a file is none.
    private static func written(in text: String, areas: Set<Substring>) -> [String] {
        text.matches(of: /"([a-z_]+\.[a-z_.]+)"/).map(\.output.1).filter { key in
            guard let area = key.split(separator: ".").first, let last = key.last else { return false }
            return areas.contains(area) && last != "." && last != "_"
                && !["plan.heading", "plan.currency", "plan.free", "plan.mark"].contains(key)
        }.map(String.init)
    }

    @Test func areFound() {
        #expect(Self.keys.count > 200)
        for key in [
            "help.airing_import.example", "help.option.log_scan", "column.title_as_written", "airing.imported",
            "airing.log.too_many_lines", "doctor.airing_lost", "airing.try.cell",
        ] {
            #expect(Self.keys.contains(key), "\(key)")
        }
    }

    @Test(arguments: InterfaceLanguage.allCases)
    func haveATextInEveryLanguage(_ language: InterfaceLanguage) {
        let table = MessageTable.embedded(language)
        let missing = Self.keys.filter { table.translation($0) == nil }
        #expect(missing.isEmpty, "no text in \(language.rawValue)")
    }

    /// Keys that a value completes, by the values that there are.
    @Test(arguments: InterfaceLanguage.allCases)
    func valuesHaveNames(_ language: InterfaceLanguage) {
        let table = MessageTable.embedded(language)
        let statuses = [
            "aired", "outside_window", "short", "wrong_language", "wrong_version", "aired_though_stopped", "extra",
            "missed", "no_log_yet",
        ]
        let keys =
            statuses.flatMap { ["airing_status.\($0)", "column.status_\($0)"] }
            + ["station_log", "certificate", "monitor", "typed_from_paper"].map { "airing_source.\($0)" }
            + (0...2).map { "airing.line_outcome_\($0)" }
            + ["channel", "item", "language", "daypart", "week", "day"].map { "column.\($0)" }
            + [
                "airing_log", "airing_log_end", "title_decision", "title_decision_end", "station_claim",
                "station_answer", "airing_statement",
            ].map { "entity.\($0)" }
        for key in keys { #expect(table.translation(key) != nil, "\(key)") }
    }
}
