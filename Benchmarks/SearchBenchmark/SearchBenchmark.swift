import Campaign
import CatalogStore
import Foundation
import GRDB
import Glibc

/// A catalogue of 10,000 items and 50,000 variants, a mixture of searches, and how long they take inside the process.
///
/// Usage: `SearchBenchmark [items] [searches] [--slowest] [--by-kind] [--seed NUMBER] [--in FOLDER]
/// [--processor]`; prints the median and the 99th percentile; `Benchmarks/run` judges them. A catalogue made in a folder
/// that is named stays there and is searched again; another seed asks other questions of the same kinds; the time of the
/// processor, not of the clock, tells what searches cost on a machine that others work on.
@main
struct SearchBenchmark {
    static func main() throws {
        let items = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000
        let searches = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 4000
        let named = value(of: "--in")
        let folder = named ?? FileManager.default.temporaryDirectory.path + "/jarchi-search-benchmark-\(getpid())"
        let catalogue = try catalogue(of: items, in: folder)
        var generator = SplitMix(state: value(of: "--seed").flatMap { UInt64($0) } ?? seed)
        var queries = SyntheticQueries(items: items)
        var times: [Double] = []
        var kinds: [Int: [Double]] = [:]
        var slowest: [(Double, String)] = []
        for number in 0..<searches {
            let text = queries.next(&generator)
            let start = now()
            let query = try Query(text, on: Day("2006-09-01") ?? clock.today)
            let result = try catalogue.search(query)
            let duration = Double(now() - start) / 1e6
            guard number >= 200 else { continue }
            times.append(duration)
            kinds[(number + 1) % SyntheticQueries.kinds, default: []].append(duration)
            slowest.append((duration, text + " (\(result.hits.count))"))
        }
        times.sort()
        slowest.sort { $0.0 > $1.0 }
        if CommandLine.arguments.contains("--slowest") {
            for (time, text) in slowest.prefix(40) { FileHandle.standardError.write(Data("\(time) \(text)\n".utf8)) }
        }
        if CommandLine.arguments.contains("--by-kind") {
            for (kind, times) in kinds.sorted(by: { $0.key < $1.key }) {
                print(
                    "kind", kind, "p50 ms", percentile(0.5, of: times.sorted()), "p99 ms",
                    percentile(0.99, of: times.sorted()))
            }
        }
        print("p50 ms", percentile(0.5, of: times))
        print("p99 ms", percentile(0.99, of: times))
        if named == nil { try? FileManager.default.removeItem(atPath: folder) }
    }

    /// Nanoseconds of the clock or of this thread's work.
    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CommandLine.arguments.contains("--processor") ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    private static let seed: UInt64 = 20_060_401

    private static func value(of option: String) -> String? {
        CommandLine.arguments.drop { $0 != option }.dropFirst().first
    }

    private static let clock = Clock(
        now: { Instant(milliseconds: 1_157_090_400_000) }, offsetSeconds: { _ in 6 * 3600 })

    /// The catalogue that stands in the folder, else a new one.
    private static func catalogue(of items: Int, in folder: String) throws -> Catalogue {
        let place = CampaignFolder(path: folder)
        let configuration = folder + "/configuration"
        if FileManager.default.fileExists(atPath: folder) {
            return try Catalogue.open(place, clock: clock, configurationFolder: configuration)
        }
        let catalogue = try Catalogue.create(
            place, founding: Founding(isExample: true, account: "benchmark", personName: "Benchmark"), clock: clock,
            configurationFolder: configuration)
        var generator = SplitMix(state: seed)
        let seconds = try SyntheticCatalogue(items: items).fill(catalogue, &generator)
        FileHandle.standardError.write(Data("filled in \(seconds) s\n".utf8))
        return catalogue
    }

    private static func percentile(_ part: Double, of times: [Double]) -> Double {
        times.isEmpty ? 0 : times[min(times.count - 1, Int(Double(times.count) * part))]
    }
}
