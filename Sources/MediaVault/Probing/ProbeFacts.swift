/// What a tool reads from a media file beyond its type. Nothing that it does not tell is guessed.
///
/// In JSON the keys are in snake_case and absent facts are left out. The text is not part of the JSON: it may be large
/// and belongs into a search index.
package struct ProbeFacts: Sendable, Equatable, Codable {
    /// Playing time in milliseconds.
    package var durationMilliseconds: Int64?
    /// Pixels of a picture, or of a frame as it is stored.
    package var width: Int?
    package var height: Int?
    /// Frames a second as a fraction, such as `25/1` or `30000/1001`.
    package var frameRate: String?
    /// As ffmpeg names it, such as `h264`.
    package var videoCodec: String?
    package var audioCodec: String?
    package var audioChannels: Int?
    /// Hertz.
    package var sampleRate: Int?
    /// Integrated loudness (EBU R 128) in tenths of LUFS, such as -230.
    package var loudnessTenths: Int?
    package var pages: Int?
    /// The first page as it is seen, in tenths of a millimetre.
    package var pageWidth: Int?
    package var pageHeight: Int?
    /// Whether a PDF is locked against some use.
    package var isEncrypted: Bool?
    /// Whether a PDF has a text layer.
    package var hasText: Bool?
    /// The text of a PDF, up to 2 MiB.
    package var text: String?

    package init() {}

    private enum CodingKeys: String, CodingKey {
        case durationMilliseconds = "duration_ms"
        case width, height, pages
        case frameRate = "frame_rate"
        case videoCodec = "video_codec"
        case audioCodec = "audio_codec"
        case audioChannels = "audio_channels"
        case sampleRate = "sample_rate"
        case loudnessTenths = "loudness_lufs_tenths"
        case pageWidth = "page_width_tenth_mm"
        case pageHeight = "page_height_tenth_mm"
        case isEncrypted = "is_encrypted"
        case hasText = "has_text"
    }
}

/// The outcome of a probe. No work depends on facts; their absence is a gap that is shown.
package enum ProbeResult: Sendable, Equatable {
    case probed(ProbeFacts)
    case notProbed(ProbeGap)
}

/// Why there are no facts.
package enum ProbeGap: Sendable, Equatable {
    /// No such program on this machine.
    case toolMissing(String)
    /// Files of this type hold no facts to probe for.
    case nothingToProbe
    case timeLimit
    case cancelled
    /// The tool could not read the file; the word is its exit code or signal, or `format`.
    case unreadable(String)

    /// A stable word for records.
    package var word: String {
        switch self {
        case .toolMissing: "tool_missing"
        case .nothingToProbe: "nothing_to_probe"
        case .timeLimit: "time_limit"
        case .cancelled: "cancelled"
        case .unreadable: "unreadable"
        }
    }
}
