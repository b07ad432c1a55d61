import CLinux
import Campaign
import Dispatch
import Glibc
import Synchronization

/// Copies one big file while a second thread hashes what was read, so that the slower of both sets the pace.
struct PipelinedCopy {
    /// How much is written before the disk is told to begin; the final sync then has little left to wait for.
    private static let flushDistance: Int64 = 32 << 20
    /// `SYNC_FILE_RANGE_WRITE`.
    private static let beginWriting: UInt32 = 2
    /// Named when the file system refuses.
    let folder: String

    /// - Parameters:
    ///   - first: the beginning of the file, which the reader has already read into `spare`.
    ///   - spare: the buffer that holds it, used again for later parts.
    func copy(
        _ reader: borrowing SourceReader, first: UnsafeMutableRawBufferPointer, spare: UnsafeMutableRawBufferPointer,
        to output: borrowing Descriptor
    ) throws(VaultProblem) -> Campaign.SHA256Digest {
        let second = TransferBuffer()
        let third = TransferBuffer()
        let buffers = [spare, second.bytes, third.bytes]
        let queue = HashingQueue()
        let thread = WorkerThread { queue.hashUntilEnd() }
        // Without a thread the queue is hashed here, a piece at a time.
        let isAlone = thread == nil
        let outcome = transfer(
            reader, first: first.count, buffers: buffers, to: output, hashing: queue, isAlone: isAlone)
        queue.end()
        if let thread { thread.join() } else { queue.hashUntilEnd() }
        try reader.requireUnchanged(bytesRead: outcome.get())
        return queue.digest
    }

    private func transfer(
        _ reader: borrowing SourceReader, first: Int, buffers: [UnsafeMutableRawBufferPointer],
        to output: borrowing Descriptor, hashing queue: HashingQueue, isAlone: Bool
    ) -> Result<Int64, VaultProblem> {
        var total: Int64 = 0
        var turn = 0
        var count = first
        while count > 0 {
            let piece = UnsafeRawBufferPointer(rebasing: buffers[turn % buffers.count][..<count])
            queue.submit(piece)
            if isAlone { queue.hashNext() }
            guard Transfer.writeAll(piece, to: output.number) else { return .failure(.storage("write", in: folder)) }
            total += Int64(count)
            // A source that grows without end must not fill the disk.
            guard total <= reader.size else { break }
            if total % PipelinedCopy.flushDistance == 0 {
                let start = total - PipelinedCopy.flushDistance
                _ = sync_file_range(output.number, start, PipelinedCopy.flushDistance, PipelinedCopy.beginWriting)
            }
            turn += 1
            if turn >= buffers.count { queue.waitForOldest() }
            do throws(VaultProblem) {
                count = try reader.read(into: buffers[turn % buffers.count])
            } catch {
                return .failure(error)
            }
        }
        return .success(total)
    }
}

/// Pieces of a file on their way to the thread that hashes them.
///
/// A piece is an address, which stays valid because the copying thread neither reuses nor frees a buffer before
/// `waitForOldest` has told of it or `end` was called and the hashing thread joined.
private final class HashingQueue: Sendable {
    private struct Piece {
        let address: UInt
        let count: Int
    }

    private let pieces = Mutex<[Piece]>([])
    private let hasher = Mutex(ContentHasher())
    private let filled = DispatchSemaphore(value: 0)
    private let hashed = DispatchSemaphore(value: 0)

    func submit(_ piece: UnsafeRawBufferPointer) {
        pieces.withLock { $0.append(Piece(address: UInt(bitPattern: piece.baseAddress), count: piece.count)) }
        filled.signal()
    }

    func end() {
        pieces.withLock { $0.append(Piece(address: 0, count: 0)) }
        filled.signal()
    }

    /// Waits until the oldest piece that was not yet waited for is hashed.
    func waitForOldest() { hashed.wait() }

    func hashUntilEnd() {
        while hashNext() {}
    }

    /// False at the end.
    @discardableResult
    func hashNext() -> Bool {
        filled.wait()
        let piece = pieces.withLock { $0.removeFirst() }
        guard piece.count > 0 else { return false }
        let bytes = UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: piece.address), count: piece.count)
        hasher.withLock { $0.update(bytes) }
        hashed.signal()
        return true
    }

    var digest: Campaign.SHA256Digest { hasher.withLock { $0.digest() } }
}
