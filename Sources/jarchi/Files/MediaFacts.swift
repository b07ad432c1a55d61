import Campaign
import CatalogStore
import Foundation
import MediaVault
import Wording

/// What a probe found, in a few words.
enum MediaFacts {
    static func short(_ file: MediaFileInfo) -> String {
        guard let facts = file.facts else {
            return Interface.text("media.not_probed", ["reason": .text(file.notProbed ?? "waiting")])
        }
        return short(json: facts, Interface.wording)
    }

    /// `0:30, 640×360, h264, −23.0 LUFS`, `2 pages, 154×216 mm`; empty where nothing can be read.
    static func short(json: String, _ wording: Wording) -> String {
        guard let facts = try? JSONDecoder().decode(ProbeFacts.self, from: Data(json.utf8)) else { return "" }
        var parts: [String] = []
        if let milliseconds = facts.durationMilliseconds { parts.append(clock(milliseconds)) }
        if let width = facts.width, let height = facts.height { parts.append("\(width)×\(height)") }
        parts += [facts.videoCodec, facts.audioCodec].compactMap { $0 }
        if let channels = facts.audioChannels { parts.append(wording.text("media.channels", ["n": .count(channels)])) }
        if let loudness = facts.loudnessTenths {
            parts.append("\(loudness < 0 ? "−" : "")\(abs(loudness) / 10).\(abs(loudness) % 10) LUFS")
        }
        if let pages = facts.pages { parts.append(wording.text("media.pages", ["n": .count(pages)])) }
        if let width = facts.pageWidth, let height = facts.pageHeight {
            parts.append(
                wording.text("media.page_size", ["width": .count(width / 10), "height": .count(height / 10)]))
        }
        return parts.joined(separator: ", ")
    }

    private static func clock(_ milliseconds: Int64) -> String {
        let seconds = milliseconds / 1000 % 60
        return "\(milliseconds / 60_000):\(seconds < 10 ? "0" : "")\(seconds)"
    }
}
