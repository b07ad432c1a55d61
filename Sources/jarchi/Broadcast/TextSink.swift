import AiringLogs
import Campaign
import Foundation
import Glibc
import Tabular

/// The exchange format as text.
enum ExchangeFormat {
    static var heading: String { CommaLines.line(TrialRows.columns) }
    static func line(_ cells: [String]) -> String { CommaLines.line(cells) }
}

/// Where text goes that may be long: standard output, or a file that is there only when all of it is written.
final class TextSink {
    private let path: String?
    private let temporary: String
    private let file: UnsafeMutablePointer<FILE>?

    init(path: String?) throws {
        self.path = path
        temporary = (path ?? "") + ".\(getpid()).part"
        file = path == nil ? nil : fopen(temporary, "w")
        if let path, file == nil {
            throw TableProblem.cannotWrite(file: path, reason: String(cString: strerror(errno)))
        }
    }

    func write(_ text: String) {
        if let file { fputs(text, file) } else { print(text, terminator: "") }
    }

    func finish() throws {
        guard let path, let file else { return }
        let isWhole = fflush(file) == 0 && ferror(file) == 0 && fsync(fileno(file)) == 0
        guard fclose(file) == 0, isWhole, rename(temporary, path) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(temporary)
            throw TableProblem.cannotWrite(file: path, reason: reason)
        }
    }
}
