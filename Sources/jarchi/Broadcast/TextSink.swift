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
    private let file: UnsafeMutablePointer<FILE>

    init(path: String?) throws {
        self.path = path
        temporary = (path ?? "") + ".\(getpid()).part"
        guard path != nil else {
            file = stdout
            return
        }
        guard let opened = fopen(temporary, "w") else {
            throw TableProblem.cannotWrite(file: path ?? "", reason: String(cString: strerror(errno)))
        }
        file = opened
    }

    func write(_ text: String) { fputs(text, file) }

    func finish() throws {
        fflush(file)
        guard let path else { return }
        guard ferror(file) == 0, fsync(fileno(file)) == 0, fclose(file) == 0, rename(temporary, path) == 0 else {
            unlink(temporary)
            throw TableProblem.cannotWrite(file: path, reason: String(cString: strerror(errno)))
        }
    }
}
