import Foundation
import Glibc
import TestSupport
import Testing

/// Killed processes, full disks, two writers: nothing is lost and nothing is half there.
@Suite struct MisfortuneTests {
    @Test func aKilledIngestLeavesNothingHalfThere() throws {
        let program = BuiltProgram()
        try program.makeEmpty()
        let incoming = program.folder.path + "/incoming"
        try FileManager.default.createDirectory(atPath: incoming, withIntermediateDirectories: true)
        for number in 0..<300 {
            let bytes = SampleFiles.pdf("file \(number)") + Array(repeating: UInt8(10), count: 20_000)
            try Data(bytes).write(to: URL(filePath: incoming + "/\(number).pdf"))
        }
        let seed = UInt64.random(in: .min ... .max)
        print("seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<6 {
            try kill(
                program.process(["media", "add", incoming]), afterMilliseconds: .random(in: 1...250, using: &generator))
            try requireWhole(program)
        }
        #expect(try program.run("media", "add", incoming).code == 0)
        #expect(try #require(try program.json("media", "list") as? [Any]).count == 300)
        try requireWhole(program)
    }

    @Test func aKilledApplyLeavesNothingHalfThere() throws {
        let program = BuiltProgram()
        try program.makeEmpty()
        let catalog = BuiltProgram.repository.appending(path: "Catalog").path
        let seed = UInt64.random(in: .min ... .max)
        print("seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<5 {
            try kill(program.process(["apply", catalog]), afterMilliseconds: .random(in: 5...1500, using: &generator))
            try requireWhole(program)
            let items = try #require(try program.json("item", "list") as? [Any])
            #expect(items.isEmpty || items.count == 33)
        }
        #expect(try program.run("apply", catalog).code == 0)
        try requireWhole(program)
    }

    @Test func twoWritersBothWrite() throws {
        let program = BuiltProgram()
        try program.makeEmpty()
        var running: [Process] = []
        for number in 1...8 {
            let process = program.process(["item", "add", "LEAF-10\(number)", "kind=leaflet", "title=x"])
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            running.append(process)
        }
        for process in running {
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        #expect(try #require(try program.json("item", "list") as? [Any]).count == 8)
        try requireWhole(program)
    }

    /// A batch is written, synced once, renamed, its folders synced, then entered in the database.
    @Test func aBatchIsDurableBeforeItIsEntered() throws {
        let program = BuiltProgram()
        try program.makeEmpty()
        let incoming = program.folder.path + "/incoming"
        try FileManager.default.createDirectory(atPath: incoming, withIntermediateDirectories: true)
        for number in 0..<5 {
            try Data(SampleFiles.pdf("file \(number)")).write(to: URL(filePath: incoming + "/\(number).pdf"))
        }
        let trace = program.folder.path + "/trace"
        let strace = [
            "/usr/bin/strace", "-f", "-y", "-o", trace, "-e",
            "trace=syncfs,rename,renameat,renameat2,fsync,fdatasync,pwrite64,write",
        ]
        let ended = try program.run(program.process(["media", "add", incoming], through: strace))
        try #require(ended.code == 0, "\(ended.talk)")
        let calls = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n").map(String.init)
        func places(_ wanted: (String) -> Bool) -> [Int] { calls.indices.filter { wanted(calls[$0]) } }
        let syncs = places { $0.contains("syncfs(") && !$0.contains("resumed") }
        let renames = places { $0.contains("rename") && $0.contains("vault/") && !$0.contains("resumed") }
        let folders = places { $0.contains("fsync(") && $0.contains("/vault") && !$0.contains("catalog.sqlite") }
        let entries = places {
            ($0.contains("pwrite64(") || $0.contains("write(")) && $0.contains("catalog.sqlite-wal")
        }
        #expect(syncs.count == 1 && renames.count == 5)
        let sync = try #require(syncs.first)
        let firstRename = try #require(renames.first), lastRename = try #require(renames.last)
        #expect(sync < firstRename)
        let foldersAfter = folders.filter { $0 > lastRename }
        #expect(!foldersAfter.isEmpty)
        let firstEntry = try #require(entries.first { $0 > sync })
        #expect(try #require(foldersAfter.last) < firstEntry)
    }

    private func requireWhole(_ program: BuiltProgram) throws {
        let doctor = try program.run("doctor", "--deep")
        #expect(doctor.code == 0, "\(doctor.output)\(doctor.talk)")
    }

    private func kill(_ process: Process, afterMilliseconds delay: Int) throws {
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        usleep(UInt32(delay) * 1000)
        if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }
}
