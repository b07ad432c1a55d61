import Foundation

/// Reconciling and counting of airings, inside the process; `Benchmarks/run` judges the figures.
let usage = """
    reconcile AIRINGS BOOKINGS     seconds for reconciling so many invented airings and bookings
    query FOLDER                   milliseconds of questions to the catalogue in a folder

    """

let words = Array(CommandLine.arguments.dropFirst())
switch words.first {
case "reconcile" where words.count == 3:
    try measureReconciling(airings: Int(words[1]) ?? 100_000, bookings: Int(words[2]) ?? 10_000)
case "query" where words.count == 2: try measureQueries(folder: words[1])
default: FileHandle.standardError.write(Data(usage.utf8))
}
