import Documents
import FoundationEssentials

extension Probe {
    /// Demuxers that may be used: none that follows the names of other files, as playlists do.
    private static let formats =
        "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mxf,mpeg,mpegts,mpegvideo,wav,w64,mp3,flac,ogg,aac,aiff"

    private static var guards: [String] { ["-protocol_whitelist", "file", "-format_whitelist", formats] }

    func recording(_ path: String) async -> ProbeResult {
        guard let program = ExternalProgram(named: "ffprobe") else { return .notProbed(.toolMissing("ffprobe")) }
        let words = ["-v", "error", "-print_format", "json", "-show_format", "-show_streams"]
        let result = await program.run(words + Probe.guards + ["-i", "file:" + path], limits: limits)
        switch output(result) {
        case .failure(let failure): return .notProbed(failure.gap)
        case .success(let bytes):
            guard let report = try? JSONDecoder().decode(RecordingReport.self, from: Data(bytes)) else {
                return .notProbed(.unreadable("format"))
            }
            var facts = report.facts
            if measuresLoudness, facts.audioCodec != nil { facts.loudnessTenths = await loudness(path) }
            return .probed(facts)
        }
    }

    /// Nil when it cannot be measured in the time allowed, or when there is only silence.
    private func loudness(_ path: String) async -> Int? {
        guard let program = ExternalProgram(named: "ffmpeg") else { return nil }
        let input = ["-hide_banner", "-nostdin", "-nostats"] + Probe.guards + ["-i", "file:" + path]
        // At the level `verbose` the single frames are left out of what ffmpeg says, and the summary stays.
        let measure = ["-map", "0:a:0", "-af", "ebur128=framelog=verbose", "-f", "null", "-"]
        let result = await program.run(input + measure, limits: limits)
        guard result.success != nil else { return nil }
        return LoudnessSummary.tenths(String(decoding: result.errors, as: UTF8.self))
    }
}

/// The end of what ffmpeg's filter `ebur128` says: `Integrated loudness:`, then `I:  -21.8 LUFS`.
enum LoudnessSummary {
    /// The filter's word for "nothing above the absolute threshold of EBU R 128".
    private static let silence = -700

    static func tenths(_ report: String) -> Int? {
        let lines = report.split(separator: "\n")
        guard let heading = lines.lastIndex(where: { $0.contains("Integrated loudness:") }) else { return nil }
        let words = lines[heading...].dropFirst().first?.split(separator: " ") ?? []
        guard words.count == 3, words[0] == "I:", words[2] == "LUFS", let value = Double(words[1]) else { return nil }
        guard let tenths = Int(exactly: (value * 10).rounded()), tenths > silence else { return nil }
        return tenths
    }
}

/// The part of ffprobe's JSON that is kept (`-show_format -show_streams`).
private struct RecordingReport: Decodable {
    struct Stream: Decodable {
        var codec_type: String?
        var codec_name: String?
        var width: Int?
        var height: Int?
        var avg_frame_rate: String?
        var r_frame_rate: String?
        var sample_rate: String?
        var channels: Int?
        var duration: String?
        var disposition: [String: Int]?

        /// A cover picture in a sound file is a video stream for ffprobe.
        var isPicture: Bool { disposition?["attached_pic"] == 1 }
    }

    struct Format: Decodable { var duration: String? }

    var streams: [Stream]?
    var format: Format?

    var facts: ProbeFacts {
        var facts = ProbeFacts()
        let streams = streams ?? []
        let video = streams.first { $0.codec_type == "video" && !$0.isPicture }
        let audio = streams.first { $0.codec_type == "audio" }
        let duration = format?.duration ?? video?.duration ?? audio?.duration
        facts.durationMilliseconds = duration.flatMap(RecordingReport.milliseconds)
        facts.width = video?.width
        facts.height = video?.height
        facts.frameRate = [video?.avg_frame_rate, video?.r_frame_rate].compactMap { $0 }.first { !$0.hasPrefix("0/") }
        facts.videoCodec = video?.codec_name
        facts.audioCodec = audio?.codec_name
        facts.audioChannels = audio?.channels
        facts.sampleRate = audio?.sample_rate.flatMap { Int($0) }
        return facts
    }

    /// From decimal seconds.
    private static func milliseconds(_ text: String) -> Int64? {
        guard let seconds = Double(text), seconds.isFinite, seconds >= 0 else { return nil }
        return Int64(exactly: (seconds * 1000).rounded())
    }
}
