import Documents
import Foundation
import MediaVault
import TestSupport
import Testing

@Suite struct ProbeTests {
    let fixture: VaultFixture
    init() throws { fixture = try VaultFixture() }

    private static let hasFFmpeg = ExternalProgram(named: "ffprobe") != nil && ExternalProgram(named: "ffmpeg") != nil
    private static let hasPoppler =
        ExternalProgram(named: "pdfinfo") != nil && ExternalProgram(named: "pdftotext") != nil

    private func facts(_ result: ProbeResult) throws -> ProbeFacts {
        guard case .probed(let facts) = result else {
            Issue.record("\(result)")
            throw CancellationError()
        }
        return facts
    }

    @Test("a sound has length, channels, rate and loudness", .enabled(if: ProbeTests.hasFFmpeg))
    func sound() async throws {
        let path = try fixture.write("a b.wav", SampleFiles.wav)
        let probe = Probe(measuresLoudness: true)
        let facts = try facts(await probe.probe(path: path, mediaType: "audio/x-wav"))
        #expect(facts.durationMilliseconds == 1000)
        #expect(facts.sampleRate == 8000)
        #expect(facts.audioChannels == 1)
        #expect(facts.audioCodec == "pcm_s16le")
        #expect(facts.width == nil)
        // A sine of amplitude 8000 is 15 dB below full scale; the weighting of EBU R 128 moves it by a few.
        #expect((-250 ... -100).contains(facts.loudnessTenths ?? 0))
    }

    @Test("a page has size and text", .enabled(if: ProbeTests.hasPoppler))
    func page() async throws {
        let path = try fixture.write("-leaflet.pdf", SampleFiles.pdf("Risk"))
        let facts = try facts(await Probe().probe(path: path, mediaType: "application/pdf"))
        #expect(facts.pages == 1)
        #expect(facts.pageWidth == 1480)
        #expect(facts.pageHeight == 2100)
        #expect(facts.isEncrypted == false)
        #expect(facts.text?.contains("Risk") == true)
        #expect(PDFText.textBlocking(path: path) == .text(facts.text ?? "", isCut: false))
        let blank = try self.fixture.write("blank.pdf", SampleFiles.pdf(""))
        #expect(try self.facts(await Probe().probe(path: blank, mediaType: "application/pdf")).hasText == false)
    }

    @Test("a text beyond the limit is cut", .enabled(if: ProbeTests.hasPoppler))
    func cutText() async throws {
        let path = try fixture.write("a.pdf", SampleFiles.pdf("Avoid"))
        guard case .text(let text, true) = await PDFText.text(path: path, limit: 3) else {
            Issue.record("not cut")
            return
        }
        #expect(text == "Avo")
    }

    @Test("pictures are measured without a tool")
    func pictures() async throws {
        let png = try fixture.write("a.png", SampleFiles.png)
        let jpeg = try fixture.write("a.jpg", SampleFiles.jpeg)
        let first = try facts(await Probe().probe(path: png, mediaType: "image/png"))
        let second = try facts(await Probe().probe(path: jpeg, mediaType: "image/jpeg"))
        #expect([first.width, first.height] == [1024, 768])
        #expect([second.width, second.height] == [640, 480])
        for length in 0..<SampleFiles.jpeg.count - 12 {
            let cut = try fixture.write("cut.jpg", Array(SampleFiles.jpeg.prefix(length)))
            let found = await Probe().probe(path: cut, mediaType: "image/jpeg")
            #expect(found == .notProbed(.unreadable("format")))
        }
    }

    @Test("what no tool can read is a gap with a reason", .enabled(if: ProbeTests.hasFFmpeg && ProbeTests.hasPoppler))
    func garbage() async throws {
        var random = SeededGenerator(seed: 3)
        let bytes = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &random) }
        let path = try fixture.write("garbage", bytes)
        let list = try fixture.write("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n/etc/passwd\n")
        for (path, type) in [(path, "application/pdf"), (path, "video/mp4"), (list, "video/mp4")] {
            guard case .notProbed(.unreadable) = await Probe().probe(path: path, mediaType: type) else {
                Issue.record("probed \(type)")
                continue
            }
        }
        #expect(await Probe().probe(path: path, mediaType: "text/plain") == .notProbed(.nothingToProbe))
        #expect(await Probe().probe(path: path + "x", mediaType: "video/mp4") == .notProbed(.unreadable("missing")))
    }

    @Test("without the tools there is a gap, no failure")
    func missingTools() async throws {
        let path = try fixture.write("a.pdf", SampleFiles.pdf("x"))
        await #expect(processExitsWith: .success) { [path = path as String] in
            setenv("PATH", "/nonexistent:relative", 1)
            let pdf = await Probe().probe(path: path, mediaType: "application/pdf")
            let film = await Probe().probe(path: path, mediaType: "video/mp4")
            let text = PDFText.textBlocking(path: path)
            let isRight =
                pdf == .notProbed(.toolMissing("pdfinfo")) && film == .notProbed(.toolMissing("ffprobe"))
                && text == .toolMissing
            exit(isRight ? 0 : 1)
        }
    }

    @Test("facts are JSON in snake_case, without the text")
    func json() throws {
        var facts = ProbeFacts()
        facts.durationMilliseconds = 30_040
        facts.pageWidth = 1480
        facts.loudnessTenths = -230
        facts.text = "text"
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(facts), as: UTF8.self)
        #expect(text == #"{"duration_ms":30040,"loudness_lufs_tenths":-230,"page_width_tenth_mm":1480}"#)
        facts.text = nil
        #expect(try JSONDecoder().decode(ProbeFacts.self, from: Data(text.utf8)) == facts)
    }
}
