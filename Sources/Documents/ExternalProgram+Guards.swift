import Glibc

/// Small programs of util-linux that take rights away before the program itself begins.
enum ProgramGuards {
    /// An empty network name space, by `unshare`, where the system lets this process have one. With the rights of an
    /// administrator alone first: in a user name space of its own a program may be unable to read what its user may.
    static let network: [String] = {
        guard let unshare = ExternalProgram(named: "unshare"), let nothing = ExternalProgram(named: "true") else {
            return []
        }
        for option in ["-n", "-rn"] {
            let trial = RunningProgram(
                command: [unshare.path, option, nothing.path], limits: ProgramLimits(seconds: 5), folder: "/",
                variables: [:], stop: StopFlag())
            if trial.result().end == .exited(0) { return [unshare.path, option] }
        }
        return []
    }()

    private static let resourceProgram = ExternalProgram(named: "prlimit")

    static func resources(_ limits: ProgramLimits) -> [String] {
        guard let program = resourceProgram else { return [] }
        return [
            program.path, "--cpu=\(limits.processorSeconds)", "--as=\(limits.memoryBytes)",
            "--fsize=\(limits.fileBytes)", "--core=0",
        ]
    }
}
