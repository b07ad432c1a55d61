import Glibc

/// A process and the moment of its start, in clock ticks since the machine's: process numbers come again, this pair
/// does not.
struct ProcessIdentity: Equatable {
    let process: Int32
    let startTime: UInt64

    init(process: Int32, startTime: UInt64) {
        self.process = process
        self.startTime = startTime
    }

    /// From a name such as `4711-889201-0`; nil for any other name.
    init?(folderName: String) {
        let parts = folderName.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let process = Int32(parts[0]), let startTime = UInt64(parts[1]) else { return nil }
        self.init(process: process, startTime: startTime)
    }

    static var current: ProcessIdentity {
        let process = getpid()
        return ProcessIdentity(process: process, startTime: startTime(of: process) ?? 0)
    }

    var isAlive: Bool { ProcessIdentity.startTime(of: process) == startTime }

    /// Field 22 of `/proc/PID/stat` (proc(5)), counted after the last parenthesis because a program's name may hold
    /// spaces and parentheses. Nil when there is no such process.
    private static func startTime(of process: Int32) -> UInt64? {
        guard let file = Descriptor(openAt: AT_FDCWD, "/proc/\(process)/stat", O_RDONLY) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = bytes.withUnsafeMutableBytes { Transfer.fill($0, from: file.number) } ?? 0
        guard let name = bytes[..<count].lastIndex(of: UInt8(ascii: ")")) else { return nil }
        let fields = bytes[..<count].suffix(from: name).dropFirst().split(separator: UInt8(ascii: " "))
        guard fields.count > 19 else { return nil }
        return UInt64(String(decoding: fields[19], as: UTF8.self))
    }
}
