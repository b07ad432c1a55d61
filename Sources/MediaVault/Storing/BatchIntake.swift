import Synchronization

/// Takes the files of a batch by several workers; the first refusal stops them all.
final class BatchIntake: Sendable {
    /// Below this many files a second worker costs more, by loading libmagic's types again, than it brings.
    private static let filesWorthAnotherWorker = 16

    private let vault: Vault
    private let sources: [SourceFile]
    private let folder: Int32
    private let next = Atomic<Int>(0)
    private let outcome: Mutex<Outcome>

    private struct Outcome {
        var files: [TakenFile?]
        var problem: VaultProblem?
    }

    init(vault: Vault, sources: [SourceFile], folder: borrowing Descriptor) {
        self.vault = vault
        self.sources = sources
        self.folder = folder.number
        outcome = Mutex(Outcome(files: Array(repeating: nil, count: sources.count)))
    }

    /// Everything taken, in the order of the sources.
    func run() throws(VaultProblem) -> [TakenFile] {
        var other: WorkerThread?
        if sources.count >= BatchIntake.filesWorthAnotherWorker {
            other = WorkerThread { self.work() }
        }
        work()
        other?.join()
        let (files, problem) = outcome.withLock { ($0.files, $0.problem) }
        if let problem { throw problem }
        return files.compactMap { $0 }
    }

    private func work() {
        var taken: [(index: Int, file: TakenFile)] = []
        do throws(VaultProblem) {
            guard let incoming = IncomingFolder.make(inVault: folder) else { throw vault.failure("mkdirat") }
            let intake = try FileIntake(vault: vault, incoming: incoming)
            while let index = nextIndex() {
                taken.append((index, try intake.take(sources[index], as: String(index))))
            }
        } catch {
            next.store(sources.count, ordering: .relaxed)
            outcome.withLock { if $0.problem == nil { $0.problem = error } }
        }
        outcome.withLock { outcome in
            for (index, file) in taken { outcome.files[index] = file }
        }
    }

    private func nextIndex() -> Int? {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        return index < sources.count ? index : nil
    }
}
