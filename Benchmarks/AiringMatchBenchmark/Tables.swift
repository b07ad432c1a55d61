import AiringLogs
import Foundation

/// A line of an invented log and the place of the spot that it tells of; -1 where none is ours.
struct TrueLine {
    let campaign: Int
    let key: TitleKey
    let spot: Int
}

func rows(_ path: String) -> [[String]] {
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
}

/// campaign, item, kind, language, seconds, revision, code, title
func spotsByCampaign(_ path: String) -> [Int: [Spot]] {
    var spots: [Int: [Spot]] = [:]
    for row in rows(path) where row.count == 8 {
        spots[Int(row[0]) ?? 0, default: []].append(
            Spot(
                item: row[1], kind: row[2], language: row[3], revision: Int(row[5]) ?? 1, seconds: Double(row[4]),
                codes: row[6].isEmpty ? [] : [row[6]], titles: [row[7]]))
    }
    return spots
}

/// campaign, title, code, language, context, seconds, place of the spot
func trueLines(_ path: String) -> [TrueLine] {
    rows(path).filter { $0.count == 7 }.map { row in
        TrueLine(
            campaign: Int(row[0]) ?? 0,
            key: TitleKey(
                title: row[1], code: row[2], languageAsWritten: row[3], context: row[4], seconds: Double(row[5])),
            spot: Int(row[6]) ?? -1)
    }
}
