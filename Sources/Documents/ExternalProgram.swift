import Dispatch
import Glibc
import Synchronization

/// A program of the machine, such as `ffprobe`, that reads a file which nobody vouches for.
///
/// It is started without a shell, with its own process group, an empty environment but for `PATH` and `LANG`, nothing
/// to read, and limits on time, memory and output. Where the system allows it has no network.
package struct ExternalProgram: Sendable, Equatable {
    package let name: String
    /// Absolute.
    package let path: String

    /// Nil when no absolute folder of `PATH` has such a program.
    package init?(named name: String) {
        guard !name.isEmpty, !name.utf8.contains(UInt8(ascii: "/")) else { return nil }
        let folders = ExternalProgram.searchPath.split(separator: ":").filter { $0.hasPrefix("/") }
        let candidates = folders.map { "\($0)/\(name)" }
        guard let path = candidates.first(where: { access($0, X_OK) == 0 }) else { return nil }
        self.name = name
        self.path = path
    }

    static var searchPath: String {
        guard let value = getenv("PATH") else { return "/usr/local/bin:/usr/bin:/bin" }
        return String(cString: value)
    }

    /// Runs the program and waits on a thread of its own, so that no task thread is held up. When the task is
    /// cancelled the program and everything that it started is killed.
    /// - Parameters:
    ///   - arguments: handed over as they are. Give paths absolute, so that none is taken for an option.
    ///   - folder: the working folder.
    ///   - variables: environment beside `PATH` and `LANG`.
    package func run(
        _ arguments: [String], limits: ProgramLimits = ProgramLimits(), folder: String = "/",
        variables: [String: String] = [:]
    ) async -> ProgramResult {
        let stop = StopFlag()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                DispatchQueue(label: "jarchi.program.\(name)").async {
                    let running = RunningProgram(
                        command: command(arguments, limits: limits), limits: limits, folder: folder,
                        variables: variables, stop: stop)
                    continuation.resume(returning: running.result())
                }
            }
        } onCancel: {
            stop.set()
        }
    }

    /// The same for callers that may block.
    package func runBlocking(
        _ arguments: [String], limits: ProgramLimits = ProgramLimits(), folder: String = "/",
        variables: [String: String] = [:]
    ) -> ProgramResult {
        let running = RunningProgram(
            command: command(arguments, limits: limits), limits: limits, folder: folder, variables: variables,
            stop: StopFlag())
        return running.result()
    }

    /// The words to start: the program, behind those of its guards that this machine has.
    private func command(_ arguments: [String], limits: ProgramLimits) -> [String] {
        ProgramGuards.network + ProgramGuards.resources(limits) + [path] + arguments
    }
}

/// What a program may use up.
package struct ProgramLimits: Sendable, Equatable {
    /// From start to end, in seconds; then it is killed.
    package var seconds: Double
    /// Of the processor, in seconds.
    package var processorSeconds: Int
    /// Address space in bytes.
    package var memoryBytes: Int64
    /// The largest file that it may write, in bytes.
    package var fileBytes: Int64
    /// Standard output, in bytes; then it is killed. Of standard error the first 64 KiB are kept, the rest is dropped.
    package var outputBytes: Int

    package init(
        seconds: Double = 30, processorSeconds: Int = 60, memoryBytes: Int64 = 4 << 30, fileBytes: Int64 = 1 << 30,
        outputBytes: Int = 4 << 20
    ) {
        self.seconds = seconds
        self.processorSeconds = processorSeconds
        self.memoryBytes = memoryBytes
        self.fileBytes = fileBytes
        self.outputBytes = outputBytes
    }
}

/// How a program ended and what it said until then.
package struct ProgramResult: Sendable, Equatable {
    package let end: ProgramEnd
    /// Standard output, cut at the limit.
    package let output: [UInt8]
    /// The first 64 KiB of standard error.
    package let errors: [UInt8]

    package init(end: ProgramEnd, output: [UInt8], errors: [UInt8]) {
        self.end = end
        self.output = output
        self.errors = errors
    }

    /// The output when the program ended well.
    package var success: [UInt8]? { end == .exited(0) ? output : nil }
}

/// How a program came to its end.
package enum ProgramEnd: Sendable, Equatable {
    case exited(Int32)
    /// By a signal that it received from elsewhere, or from a limit on memory or processor time.
    case killed(signal: Int32)
    case timeLimit
    case outputLimit
    case cancelled
    /// The system could not start it; the number is that of `errno`.
    case notStarted(Int32)
}

/// Set once, from any thread.
final class StopFlag: Sendable {
    private let value = Atomic<Bool>(false)
    var isSet: Bool { value.load(ordering: .relaxed) }
    func set() { value.store(true, ordering: .relaxed) }
}
