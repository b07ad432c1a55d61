import AiringLogs
import Foundation

/// Runs the matcher over tables of spots and lines; see `usage`.
let usage = """
    features SPOTS.tsv LINES.tsv   the features of each compared spot, for Tools/train-airing-match.py
    decide SPOTS.tsv LINES.tsv [PLAN.tsv]   figures of the decisions, against the truth in the last column
    errors SPOTS.tsv LINES.tsv [PLAN.tsv]   the decisions that are wrong or asked about, too
    explain SPOTS.tsv TITLE[|SECONDS[|CODE]]...   what speaks for each spot
    speed SPOTS KEYS               the time for so many made-up spots and distinct keys

    """

let words = Array(CommandLine.arguments.dropFirst())
switch words.first {
case "features" where words.count == 3: printFeatures(spots: words[1], lines: words[2])
case "decide" where words.count >= 3, "errors" where words.count >= 3:
    let plan = words.count > 3 ? words[3] : nil
    printFigures(spots: words[1], lines: words[2], plan: plan, showsErrors: words[0] == "errors")
case "explain" where words.count >= 3: explain(spots: words[1], titles: Array(words[2...]))
case "speed" where words.count == 3: measureSpeed(spots: Int(words[1]) ?? 300, keys: Int(words[2]) ?? 40_000)
default: FileHandle.standardError.write(Data(usage.utf8))
}
