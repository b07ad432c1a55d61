import Campaign
import Glibc
import Wording

/// Where results and talk go: results to standard output, talk to standard error.
struct Output: Sendable {
    let isJSON: Bool
    let isQuiet: Bool

    /// A result in words; left out when JSON is wanted.
    func say(_ text: String) {
        if !isJSON { print(text) }
    }

    /// Talk about the work: what was done, what comes next.
    func talk(_ key: String, _ values: [String: MessageValue] = [:]) {
        if !isQuiet { Output.standardError(Interface.text(key, values)) }
    }

    /// A listing: one JSON document, or an aligned table.
    func listing(_ listing: Listing) {
        guard !isJSON else {
            print(JSONText.written(.list(listing.rows.map { .object($0.json) })))
            return
        }
        guard !listing.rows.isEmpty else {
            talk("listing.empty")
            return
        }
        let columns = listing.columns.map { TextTable.Column(Interface.text("column." + $0)) }
        let rows = listing.rows.map { row in listing.columns.map { row.shown[$0] ?? "" } }
        print(
            TextTable(columns, rows: rows).rendered(width: Terminal.width, isStyled: Terminal.isStyled(STDOUT_FILENO)),
            terminator: "")
    }

    func json(_ value: JSONValue) { print(JSONText.written(value)) }

    static func standardError(_ text: String) {
        var bytes = Array((text + "\n").utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}

/// Rows for people and for programs.
struct Listing {
    struct Row {
        /// What people see, by column.
        let shown: [String: String]
        /// What programs read, in stable snake_case keys.
        let json: [(String, JSONValue)]
    }

    let columns: [String]
    let rows: [Row]
}

/// What the terminal can do.
enum Terminal {
    /// The width of the terminal on standard output; nil when it is none, so that nothing is cut in a pipe.
    static var width: Int? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        if let columns = Interface.environment["COLUMNS"].flatMap({ Int($0) }), columns > 20 { return columns }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
        return Int(size.ws_col)
    }

    static func isStyled(_ descriptor: Int32) -> Bool {
        guard isatty(descriptor) == 1, Interface.environment["TERM"] != "dumb" else { return false }
        return (Interface.environment["NO_COLOR"] ?? "").isEmpty
    }
}
