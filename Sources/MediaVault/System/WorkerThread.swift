import Glibc

/// A thread of its own for work that blocks in the file system, which must not hold up Swift's few task threads.
struct WorkerThread {
    private let thread: pthread_t

    /// Nil when the system has no thread left; then the caller does the work itself.
    init?(_ work: @escaping @Sendable () -> Void) {
        let box = Unmanaged.passRetained(WorkBox(work))
        var thread = pthread_t()
        let result = pthread_create(&thread, nil, runWorkBox, box.toOpaque())
        guard result == 0 else {
            box.release()
            return nil
        }
        self.thread = thread
    }

    /// Waits until the work is done. To be called once.
    func join() { pthread_join(thread, nil) }
}

private final class WorkBox: Sendable {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
}

private func runWorkBox(_ box: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let box { Unmanaged<WorkBox>.fromOpaque(box).takeRetainedValue().work() }
    return nil
}
