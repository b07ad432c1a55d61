import Foundation
import TestSupport
import Testing

/// The built program with a folder and a configuration of a test's own.
struct BuiltProgram {
    struct Ended {
        let code: Int32
        let output: String
        let talk: String
    }

    let folder = FreshFolder()
    var campaign: String { folder.path + "/campaign" }

    static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    /// Beside the bundle of tests lies the program that was built with it.
    static let path: String = {
        let bundle = Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") }
        let folder = bundle.map { URL(filePath: $0).deletingLastPathComponent() }
        let inside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let candidates = [folder, inside, repository.appending(path: ".build/debug")].compactMap { $0 }
        return candidates.map { $0.appending(path: "jarchi").path }
            .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "jarchi"
    }()

    /// A process that is ready to start in the test's folder.
    func process(_ arguments: [String], language: String = "en", through launcher: [String] = []) -> Process {
        let line = launcher + [BuiltProgram.path] + arguments
        let process = Process()
        process.executableURL = URL(filePath: line[0])
        process.arguments = Array(line.dropFirst())
        process.currentDirectoryURL = URL(filePath: folder.path)
        var environment = ProcessInfo.processInfo.environment
        environment["JARCHI_CONFIG"] = folder.path + "/config"
        environment["JARCHI_LANG"] = language
        environment["JARCHI_CAMPAIGN"] = campaign
        process.environment = environment
        return process
    }

    @discardableResult
    func run(_ arguments: String..., language: String = "en") throws -> Ended {
        try run(process(arguments, language: language))
    }

    /// Output goes to files, so that no pipe fills up.
    func run(_ process: Process) throws -> Ended {
        let out = folder.path + "/out-\(UUID().uuidString)"
        _ = FileManager.default.createFile(atPath: out, contents: nil)
        _ = FileManager.default.createFile(atPath: out + ".err", contents: nil)
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: out))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: out + ".err"))
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        func text(_ path: String) throws -> String {
            String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        }
        return Ended(code: process.terminationStatus, output: try text(out), talk: try text(out + ".err"))
    }

    /// The example campaign of the repository.
    func makeExample() throws {
        let catalog = BuiltProgram.repository.appending(path: "Catalog").path
        let made = try run("init", campaign, "--from", catalog, "--example", "--office", "TEST")
        try #require(made.code == 0, "\(made.talk)")
    }

    func makeEmpty() throws {
        let made = try run("init", campaign, "--office", "TEST")
        try #require(made.code == 0, "\(made.talk)")
    }

    func json(_ arguments: String...) throws -> Any {
        let ended = try run(process(arguments + ["--json"]))
        return try JSONSerialization.jsonObject(with: Data(ended.output.utf8))
    }
}
