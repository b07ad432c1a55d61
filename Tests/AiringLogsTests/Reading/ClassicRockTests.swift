import AiringLogs
import Campaign
import Foundation
import LanguageCheck
import Tabular
import Testing

/// A real log of 37,673 plays against the counts that were published of it (CC BY 4.0, see `Files/classic_rock`).
struct ClassicRockTests {
    private struct Song: Hashable, Comparable, CustomStringConvertible {
        let title: String
        let artist: String
        var description: String { "\(title) by \(artist)" }
        /// Letters and figures alone, as titles are matched.
        var folded: Song { Song(title: FoldedTitle(title).text, artist: FoldedTitle(artist).text) }
        static func < (left: Song, right: Song) -> Bool { (left.artist, left.title) < (right.artist, right.title) }
    }

    private static let files = Bundle.module.url(forResource: "Files", withExtension: nil)?.path ?? ""
    private static let folder = files + "/classic_rock"

    private static func log() throws -> ReadLog {
        let tables = try TrialTables(
            spots: files + "/catalogue.csv", plan: nil, channels: folder + "/channels.csv")
        return try ReadLog(folder + "/plays.csv.gz", context: ReadingContext(channels: tables.channels))
    }

    private static func published() throws -> [(song: Song, count: Int)] {
        let table = try TableReader.open(folder + "/song_list.csv")
        _ = try table.next()
        var published: [(Song, Int)] = []
        while let row = try table.next() {
            published.append((Song(title: row.cells[0], artist: row.cells[1]), Int(row.cells[6]) ?? -1))
        }
        return published
    }

    @Test func everyPlayIsReadOrNamed() throws {
        let log = try Self.log()
        #expect(log.lines.count + log.rejected.count == 37_673)
        // Rows 36,658 and the like: neither a song nor an artist is written.
        #expect(log.rejected.count == 8)
        #expect(Set(log.lines.compactMap(\.channel)).count == 25)
        #expect(log.lines.allSatisfy { $0.instant != nil && $0.kind == .airing })
        let first = log.lines[0]
        #expect(first.title == "Caught Up in You" && first.context == ".38 Special" && first.channel == "KGLK")
        // 2014-06-16 18:28:34 UTC, in Houston.
        #expect(first.time.day.description == "2014-06-16" && ReadLog.clock(first.time.milliseconds) == "13:28:34")
    }

    @Test func publishedCountsAreReproduced() throws {
        let log = try Self.log()
        var exact: [Song: Int] = [:]
        var folded: [Song: Int] = [:]
        for line in log.lines {
            let song = Song(title: line.title, artist: line.context)
            exact[song, default: 0] += 1
            folded[song.folded, default: 0] += 1
        }
        let published = try Self.published()
        #expect(published.count == 2_229)
        let differing = published.filter { exact[$0.song, default: 0] != $0.count }.map(\.song).sorted()
        #expect(
            differing.map(\.description) == [
                "Miami 2017 (Seen The Lights Go Out On Broadway) (live 1 by Billy Joel",
                "Prelude/Angry Young Man by Billy Joel", "N.I.B. by Black Sabbath",
                "CHINA TOWN SHUFFLE  by Grateful Dead",
                "Heartbreaker/Living Loving Maid (She's Just A Woman) by Led Zeppelin",
                "Hey, Hey (What Can I Do?) by Led Zeppelin", "Night Flight by Led Zeppelin",
                "Tangerine by Led Zeppelin", "The Wanton Song by Led Zeppelin", "CALIFORNIA DREAMIN' by The Mamas ",
            ])
        // They differ by capitals, brackets and spaces alone; three that the log has are missing from the list.
        #expect(published.filter { folded[$0.song.folded, default: 0] != $0.count }.map(\.song.description) == [])
        let listed = Set(published.map(\.song.folded))
        let unlisted = exact.filter { !listed.contains($0.key.folded) }.sorted { $0.key < $1.key }
        #expect(
            unlisted.map { "\($0.key): \($0.value)" } == [
                "Hey, Hey (What Can I Do?) by Dread Zeppelin: 21", " by Rolling Stones: 18",
                "GRAND ILLUSION by Styx: 1",
            ])
    }
}
