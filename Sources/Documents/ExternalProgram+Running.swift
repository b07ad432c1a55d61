import CLinux
import Glibc

/// One run of a program, from start to burial.
struct RunningProgram {
    /// How often a run looks whether it was cancelled, in milliseconds.
    private static let pulse: Int32 = 50
    private static let errorBytes = 64 << 10

    let command: [String]
    let limits: ProgramLimits
    let folder: String
    let variables: [String: String]
    let stop: StopFlag

    func result() -> ProgramResult {
        guard var output = Pipe(), var errors = Pipe() else {
            return ProgramResult(end: .notStarted(errno), output: [], errors: [])
        }
        var process = pid_t()
        let failure = start(&process, output: output, errors: errors)
        output.closeWriter()
        errors.closeWriter()
        guard failure == 0 else { return ProgramResult(end: .notStarted(failure), output: [], errors: []) }
        var reading = Reading(
            outputLimit: limits.outputBytes, errorLimit: RunningProgram.errorBytes, output: output.reader,
            errors: errors.reader)
        let early = follow(process, &reading)
        // The whole group, while its leader is still unburied and its number cannot belong to anybody else.
        kill(-process, SIGKILL)
        let status = bury(process)
        return ProgramResult(end: early ?? end(status), output: reading.outputBytes, errors: reading.errorBytes)
    }

    /// Reads until the program has ended; otherwise says why it must end now.
    private func follow(_ process: pid_t, _ reading: inout Reading) -> ProgramEnd? {
        let deadline = ContinuousClock.now + .seconds(limits.seconds)
        while true {
            let hadEnded = hasEnded(process)
            let isOpen = reading.readOnce(milliseconds: hadEnded ? 0 : RunningProgram.pulse)
            if reading.isOverLimit { return .outputLimit }
            // What the program itself wrote is read by now; a child of it that still holds the pipe is not waited for.
            if hadEnded, !isOpen || !reading.gotBytes { return nil }
            if stop.isSet { return .cancelled }
            if ContinuousClock.now >= deadline { return .timeLimit }
        }
    }

    private func hasEnded(_ process: pid_t) -> Bool {
        var information = siginfo_t()
        let result = waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
        return result != 0 && errno != EINTR || information.si_signo == SIGCHLD
    }

    private func bury(_ process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status
    }

    /// The bits of a wait status (wait(2)): the low seven are the signal, the next eight bits the exit code.
    private func end(_ status: Int32) -> ProgramEnd {
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
    }

    private func start(_ process: inout pid_t, output: borrowing Pipe, errors: borrowing Pipe) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writer, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors.writer, STDERR_FILENO)
        posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
        posix_spawn_file_actions_addchdir_np(&actions, folder)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGCHLD, SIGALRM] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(flags))
        let environment = variables.merging(["PATH": ExternalProgram.searchPath, "LANG": "C.UTF-8"]) { own, _ in own }
        return withStrings(command) { words in
            withStrings(environment.map { "\($0)=\($1)" }) { pairs in
                guard let path = words[0] else { return ENOENT }
                return posix_spawn(&process, path, &actions, &attributes, words, pairs)
            }
        }
    }

    /// Null-terminated array of C strings, for the time of the body.
    private func withStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) } + [nil]
        defer { copies.forEach { free($0) } }
        return body(copies)
    }
}

/// A pipe whose ends no other program inherits.
struct Pipe: ~Copyable {
    let reader: Int32
    private(set) var writer: Int32

    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { return nil }
        (reader, writer) = (ends[0], ends[1])
    }

    mutating func closeWriter() {
        if writer >= 0 { close(writer) }
        writer = -1
    }

    deinit {
        close(reader)
        if writer >= 0 { close(writer) }
    }
}

/// What came out of a program so far.
private struct Reading {
    private var buffer = [UInt8](repeating: 0, count: 64 << 10)
    private var polled: [pollfd]
    private let outputLimit: Int
    private let errorLimit: Int
    private(set) var outputBytes: [UInt8] = []
    private(set) var errorBytes: [UInt8] = []
    private(set) var isOverLimit = false
    /// Whether the last look brought anything.
    private(set) var gotBytes = false

    init(outputLimit: Int, errorLimit: Int, output: Int32, errors: Int32) {
        self.outputLimit = outputLimit
        self.errorLimit = errorLimit
        polled = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    }

    /// Waits for bytes at most so long; false when both pipes have ended.
    mutating func readOnce(milliseconds: Int32) -> Bool {
        gotBytes = false
        // A negative descriptor is passed over by poll(2), which is how an ended pipe is marked.
        _ = poll(&polled, nfds_t(polled.count), milliseconds)
        for index in polled.indices where polled[index].fd >= 0 && polled[index].revents != 0 {
            let count = read(polled[index].fd, &buffer, buffer.count)
            if count > 0 {
                gotBytes = true
                keep(count, isOutput: index == 0)
            } else if count == 0 || errno != EINTR {
                polled[index].fd = -1
            }
        }
        return polled.contains { $0.fd >= 0 }
    }

    private mutating func keep(_ count: Int, isOutput: Bool) {
        if isOutput {
            let room = outputLimit - outputBytes.count
            outputBytes += buffer[..<min(count, room)]
            isOverLimit = count > room
        } else {
            errorBytes += buffer[..<min(count, errorLimit - errorBytes.count)]
        }
    }
}
