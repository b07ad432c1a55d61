import Foundation

/// Reads records on a thread of its own, some thousands ahead of who takes them, so that large logs are decoded and
/// judged at the same time.
final class RecordReadAhead: RecordReader {
    private let work: Work
    /// The last one first.
    private var batch: [RawRecord] = []

    init(_ reader: any RecordReader) {
        work = Work(reader)
        let work = self.work
        Thread.detachNewThread { work.run() }
    }

    deinit { work.stop() }

    func next() throws -> RawRecord? {
        if let record = batch.popLast() { return record }
        batch = try work.take()
        return batch.popLast()
    }

    /// What both threads share. The reader belongs to the reading thread alone; everything else stands behind the lock.
    private final class Work: @unchecked Sendable {
        private let reader: any RecordReader
        private let lock = NSCondition()
        private var ready: [[RawRecord]] = []
        private var isAtEnd = false
        private var isStopped = false
        private var failure: (any Error)?

        private static let batchSize = 2_048
        private static let mostReady = 4

        init(_ reader: any RecordReader) { self.reader = reader }

        func run() {
            var failure: (any Error)?
            var isMore = true
            while isMore, failure == nil {
                var batch: [RawRecord] = []
                batch.reserveCapacity(Work.batchSize)
                do {
                    while batch.count < Work.batchSize, let record = try reader.next() { batch.append(record) }
                } catch {
                    failure = error
                }
                batch.reverse()
                isMore = !batch.isEmpty && give(batch)
            }
            end(with: failure)
        }

        /// False when nobody wants any more.
        private func give(_ batch: [RawRecord]) -> Bool {
            lock.lock()
            defer { lock.unlock() }
            while ready.count >= Work.mostReady, !isStopped { lock.wait() }
            ready.append(batch)
            lock.signal()
            return !isStopped
        }

        private func end(with error: (any Error)?) {
            lock.lock()
            defer { lock.unlock() }
            failure = error
            isAtEnd = true
            lock.signal()
        }

        func stop() {
            lock.lock()
            defer { lock.unlock() }
            isStopped = true
            lock.signal()
        }

        /// The next records, the last one first; none at the end.
        func take() throws -> [RawRecord] {
            lock.lock()
            defer { lock.unlock() }
            while ready.isEmpty, !isAtEnd { lock.wait() }
            if !ready.isEmpty {
                lock.signal()
                return ready.removeFirst()
            }
            if let failure {
                self.failure = nil
                throw failure
            }
            return []
        }
    }
}
