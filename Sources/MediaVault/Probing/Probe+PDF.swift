import Documents

extension Probe {
    func pdf(_ path: String) async -> ProbeResult {
        guard let program = ExternalProgram(named: "pdfinfo") else { return .notProbed(.toolMissing("pdfinfo")) }
        let result = await program.run(["-enc", "UTF-8", path], limits: limits)
        switch output(result) {
        case .failure(let failure): return .notProbed(failure.gap)
        case .success(let bytes):
            var facts = PDFReport(String(decoding: bytes, as: UTF8.self)).facts
            if case .text(let text, _) = await PDFText.text(path: path) {
                facts.text = text
                facts.hasText = text.contains { !$0.isWhitespace }
            }
            return .probed(facts)
        }
    }
}

/// The lines of `pdfinfo`: `Pages: 2`, `Page size: 595.276 x 841.89 pts (A4)`, `Page rot: 90`, `Encrypted: no`.
struct PDFReport {
    private var fields: [Substring: Substring] = [:]

    init(_ report: String) {
        for line in report.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            // A later line wins: the document's own title and author come first and may pretend to be other lines.
            fields[line[..<colon]] = value
        }
    }

    var facts: ProbeFacts {
        var facts = ProbeFacts()
        facts.pages = fields["Pages"].flatMap { Int($0) }
        facts.isEncrypted = fields["Encrypted"].map { !$0.hasPrefix("no") }
        let words = fields["Page size"]?.split(separator: " ") ?? []
        if words.count >= 4, words[1] == "x", words[3] == "pts" {
            let isTurned = fields["Page rot"].flatMap { Int($0) }.map { $0 % 180 != 0 } ?? false
            facts.pageWidth = PDFReport.tenthsOfMillimetre(words[isTurned ? 2 : 0])
            facts.pageHeight = PDFReport.tenthsOfMillimetre(words[isTurned ? 0 : 2])
        }
        return facts
    }

    /// From points, 72 to the inch of 25.4 mm.
    private static func tenthsOfMillimetre(_ points: Substring) -> Int? {
        guard let value = Double(points), value.isFinite, value > 0, value < 1_000_000 else { return nil }
        return Int((value * 254 / 72).rounded())
    }
}
