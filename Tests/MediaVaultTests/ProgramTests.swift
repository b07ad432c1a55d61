import Documents
import Foundation
import Testing

@Suite struct ProgramTests {
    private func shell(_ script: String, _ limits: ProgramLimits = ProgramLimits()) async throws -> ProgramResult {
        try await #require(ExternalProgram(named: "sh")).run(["-c", script], limits: limits)
    }

    @Test("output, errors and exit code come back")
    func ordinary() async throws {
        let result = try await shell("echo out; echo err >&2; exit 3")
        #expect(result == ProgramResult(end: .exited(3), output: Array("out\n".utf8), errors: Array("err\n".utf8)))
        #expect(result.success == nil)
    }

    @Test("the environment is PATH and LANG alone, and there is nothing to read")
    func environment() async throws {
        let environment = try await #require(ExternalProgram(named: "env")).run([], variables: ["HOME": "/nowhere"])
        let names = String(decoding: environment.output, as: UTF8.self).split(separator: "\n")
            .compactMap { $0.split(separator: "=").first }
        #expect(Set(names) == ["PATH", "LANG", "HOME"])
        #expect(try await shell("cat; pwd").output == Array("/\n".utf8))
    }

    @Test("words reach the program as they are")
    func arguments() async throws {
        let words = ["$(id)", "a b", "*", "\"'", "ң\n"]
        let result = await (try #require(ExternalProgram(named: "printf"))).run(["%s|"] + words)
        #expect(String(decoding: result.output, as: UTF8.self) == words.map { $0 + "|" }.joined())
    }

    @Test("a program that hangs is killed, with what it started")
    func timeLimit() async throws {
        let result = try await shell("sleep 600 & echo $!; sleep 600", ProgramLimits(seconds: 0.3))
        #expect(result.end == .timeLimit)
        let text = String(decoding: result.output, as: UTF8.self).trimmingCharacters(in: .newlines)
        let child = try #require(Int32(text))
        // Killed, it may stay as a zombie until its new parent has looked after it.
        while let stat = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8), !stat.contains(") Z ") {
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    @Test("a child that keeps the pipes open does not hold up the end of its parent")
    func openPipe() async throws {
        let result = try await shell("sleep 600 & echo done", ProgramLimits(seconds: 300))
        #expect(result == ProgramResult(end: .exited(0), output: Array("done\n".utf8), errors: []))
    }

    @Test("output beyond the limit ends the program and is cut exactly there")
    func outputLimit() async throws {
        let result = try await shell("yes", ProgramLimits(outputBytes: 100_001))
        #expect(result.end == .outputLimit)
        #expect(result.output.count == 100_001)
        let exact = try await shell("printf 12345", ProgramLimits(outputBytes: 5))
        #expect(exact.success == Array("12345".utf8))
        let errors = try await shell("yes | head -c 300000 >&2")
        #expect(errors.end == .exited(0))
        #expect(errors.errors.count == 64 << 10)
    }

    @Test("a large output comes back whole")
    func largeOutput() async throws {
        let result = try await shell("head -c 3000000 /dev/zero")
        #expect(result.success?.count == 3_000_000)
    }

    @Test("a cancelled task kills its program")
    func cancelled() async throws {
        let task = Task { try await shell("sleep 600") }
        task.cancel()
        #expect(try await task.value.end == .cancelled)
    }

    @Test("signals and programs that do not exist are told")
    func otherEnds() async throws {
        #expect(try await shell("kill -9 $$").end == .killed(signal: 9))
        #expect(ExternalProgram(named: "no-such-program-here") == nil)
        #expect(ExternalProgram(named: "/bin/sh") == nil)
        #expect(ExternalProgram(named: "") == nil)
        let elsewhere = try #require(ExternalProgram(named: "sh")).runBlocking([], folder: "/no/such/folder")
        guard case .notStarted = elsewhere.end else {
            Issue.record("started: \(elsewhere.end)")
            return
        }
    }

    @Test("there is no network", .enabled(if: geteuid() == 0, "only some machines let others have a name space"))
    func network() async throws {
        let result = try await shell("tail -n +3 /proc/net/dev | grep -vc ' lo:'")
        #expect(String(decoding: result.output, as: UTF8.self) == "0\n")
    }
}
