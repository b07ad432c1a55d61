import Campaign
import Documents
import Foundation
import Tabular

/// A file that is being recognised: its bytes, its first lines, and what is known around it.
final class LogFile {
    let name: String
    /// The name without its ending.
    let stem: String
    let path: String
    let kind: ContainerKind
    let bytes: FileBytes
    let context: ReadingContext
    let names: ChannelNames
    let hasQuotes: Bool
    private let folder: TemporaryFolder?
    /// The first lines of a text.
    let lines: [String]
    let encoding: TextEncoding
    /// The local name of the first element of XML, and its name space.
    let root: (name: String, space: String)?
    private static let headBytes = 64 << 10

    init(_ source: LogSource, context: ReadingContext, hasQuotes: Bool) throws {
        var path = source.path
        var name = source.fileName
        var file = try FileBytes(path: path)
        var kind = try ContainerKind.of(file, limits: context.limits)
        var folder: TemporaryFolder?
        if kind == .gzip {
            let made = try TemporaryFolder()
            path = made.path + "/log"
            try GzipFile.unpack(source.path, to: path, limit: context.limits.unpackedBytes)
            if name.lowercased().hasSuffix(".gz") { name = String(name.dropLast(3)) }
            file = try FileBytes(path: path)
            kind = try ContainerKind.of(file, limits: context.limits)
            folder = made
            if kind == .gzip { throw LogRefusal("airing.log.nested_archive", ["file": .text(source.displayName)]) }
        }
        self.name = name
        stem = name.contains(".") ? String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)]) : name
        self.path = path
        self.kind = kind
        self.folder = folder
        self.context = context
        self.hasQuotes = hasQuotes
        bytes = file
        names = ChannelNames(context.channels)
        (encoding, lines) = try LogFile.head(file, kind, name: name, limits: context.limits)
        root = kind == .xml ? XMLRoot.of(path) : nil
    }

    /// The bytes of the file, named in problems as people call it.
    func xmlReader(allowsDocumentType: Bool = false) throws -> XMLPullReader {
        let bytes = self.bytes
        var offset: Int64 = 0
        return try XMLPullReader(path: name, limits: context.limits.reading, allowsDocumentType: allowsDocumentType) {
            let piece = bytes.read(at: offset, count: 64 << 10)
            offset += Int64(piece.count)
            return piece
        }
    }

    private static func head(
        _ file: FileBytes, _ kind: ContainerKind, name: String, limits: LogLimits
    ) throws -> (TextEncoding, [String]) {
        guard kind == .text || kind == .json || kind == .html else { return (.utf8, []) }
        let blocks = DecodedBlocks(file: file)
        let text = blocks.next().prefix(headBytes)
        let isWhole = file.size <= headBytes
        guard isWhole || text.contains(where: { $0 == 0x0A || $0 == 0x0D }) || kind != .text else {
            throw LogRefusal("airing.log.endless_line", ["file": .text(name), "line": 1])
        }
        var lines = String(decoding: text, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if !isWhole { lines = lines.dropLast() }
        return (blocks.encoding, lines.prefix(2_000).map { String($0.prefix(4_000)) })
    }
}

/// The first element of an XML file.
enum XMLRoot {
    static func of(_ path: String) -> (name: String, space: String)? {
        guard let file = try? FileBytes(path: path) else { return nil }
        // Two bytes a character: the text behind the zeros is enough to find a name.
        let head = file.read(at: 0, count: 16 << 10).filter { $0 != 0 }
        let text = String(decoding: head, as: UTF8.self)
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            let behind = rest[rest.index(after: open)...]
            if let first = behind.first, first.isLetter || first == "_" {
                let tag = behind.prefix { $0 != ">" }
                let qualified = tag.prefix { !$0.isWhitespace && $0 != "/" }
                let local = qualified.split(separator: ":").last.map(String.init) ?? String(qualified)
                return (local, space(String(tag)))
            }
            rest = behind
        }
        return nil
    }

    private static func space(_ tag: String) -> String {
        guard let range = tag.range(of: "xmlns") else { return "" }
        let value = tag[range.upperBound...].drop { $0 != "\"" && $0 != "'" }.dropFirst()
        return String(value.prefix { $0 != "\"" && $0 != "'" })
    }
}
