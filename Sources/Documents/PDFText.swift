/// The text of a PDF, by poppler's `pdftotext`.
package enum PDFText {
    /// What the program said, or why there is nothing.
    package enum Outcome: Sendable, Equatable {
        /// The text of all pages, each ended by a form feed; `isCut` when there was more than the limit.
        case text(String, isCut: Bool)
        /// `pdftotext` is not installed.
        case toolMissing
        /// It took too long.
        case timeLimit
        /// The file is damaged, locked by a password, or no PDF. The word is the tool's exit code or signal.
        case unreadable(String)
    }

    /// - Parameters:
    ///   - path: of the file; a relative one is understood from the working folder of this process.
    ///   - limit: the largest text, in bytes of UTF-8.
    ///   - keepsLayout: columns stay beside each other, as on the page.
    package static func text(path: String, limit: Int = 2 << 20, keepsLayout: Bool = false) async -> Outcome {
        guard let program = ExternalProgram(named: "pdftotext") else { return .toolMissing }
        guard let arguments = arguments(path, keepsLayout) else { return .unreadable("missing") }
        return outcome(await program.run(arguments, limits: limits(limit)))
    }

    /// The same for callers that may block.
    package static func textBlocking(path: String, limit: Int = 2 << 20, keepsLayout: Bool = false) -> Outcome {
        guard let program = ExternalProgram(named: "pdftotext") else { return .toolMissing }
        guard let arguments = arguments(path, keepsLayout) else { return .unreadable("missing") }
        return outcome(program.runBlocking(arguments, limits: limits(limit)))
    }

    private static func arguments(_ path: String, _ keepsLayout: Bool) -> [String]? {
        guard let absolute = AbsolutePath.of(path) else { return nil }
        return ["-q", "-enc", "UTF-8"] + (keepsLayout ? ["-layout"] : []) + [absolute, "-"]
    }

    private static func limits(_ outputBytes: Int) -> ProgramLimits {
        ProgramLimits(seconds: 60, memoryBytes: 2 << 30, outputBytes: outputBytes)
    }

    private static func outcome(_ result: ProgramResult) -> Outcome {
        switch result.end {
        case .exited(0): .text(String(decoding: result.output, as: UTF8.self), isCut: false)
        case .outputLimit: .text(wholeCharacters(result.output), isCut: true)
        case .timeLimit: .timeLimit
        case .exited(let code): .unreadable("exit \(code)")
        case .killed(let signal): .unreadable("signal \(signal)")
        case .cancelled: .unreadable("cancelled")
        case .notStarted(let number): .unreadable("errno \(number)")
        }
    }

    /// Without the beginning of a character that the limit has cut in two.
    private static func wholeCharacters(_ bytes: [UInt8]) -> String {
        var end = bytes.count
        while end > 0, bytes[end - 1] & 0xC0 == 0x80 { end -= 1 }
        if end > 0, bytes[end - 1] >= 0xC0 { end -= 1 } else { end = bytes.count }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }
}
