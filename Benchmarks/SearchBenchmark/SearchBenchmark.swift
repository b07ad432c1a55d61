import Campaign
import CatalogStore
import Foundation
import GRDB

/// A catalogue of 10,000 items and 50,000 variants, a mixture of searches, and how long they take inside the process.
///
/// Usage: `SearchBenchmark [items] [searches] [--slowest]`; prints the median and the 99th
/// percentile; `Benchmarks/run` judges them.
@main
struct SearchBenchmark {
    static func main() throws {
        let items = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000
        let searches = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 4000
        let folder = FileManager.default.temporaryDirectory.path + "/jarchi-search-benchmark-\(getpid())"
        let clock = Clock(now: { Instant(milliseconds: 1_157_090_400_000) }, offsetSeconds: { _ in 6 * 3600 })
        let catalogue = try Catalogue.create(
            CampaignFolder(path: folder),
            founding: Founding(isExample: true, account: "benchmark", personName: "Benchmark"), clock: clock,
            configurationFolder: folder + "/configuration")
        var generator = SplitMix(state: 20_060_401)
        let made = try SyntheticCatalogue(items: items).fill(catalogue, &generator)
        FileHandle.standardError.write(Data("filled in \(made) s\n".utf8))

        var queries = SyntheticQueries(items: items)
        var times: [Double] = []
        var slowest: [(Double, String)] = []
        for number in 0..<searches {
            let text = queries.next(&generator)
            let start = ContinuousClock.now
            let query = try Query(text, on: Day("2006-09-01") ?? clock.today)
            let result = try catalogue.search(query)
            let duration = (ContinuousClock.now - start) / .milliseconds(1)
            guard number >= 200 else { continue }
            times.append(duration)
            slowest.append((duration, text + " (\(result.hits.count))"))
        }
        times.sort()
        slowest.sort { $0.0 > $1.0 }
        if CommandLine.arguments.contains("--slowest") {
            for (time, text) in slowest.prefix(40) { FileHandle.standardError.write(Data("\(time) \(text)\n".utf8)) }
        }
        print("p50 ms", percentile(0.5, of: times))
        print("p99 ms", percentile(0.99, of: times))
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func percentile(_ part: Double, of times: [Double]) -> Double {
        times.isEmpty ? 0 : times[min(times.count - 1, Int(Double(times.count) * part))]
    }
}
