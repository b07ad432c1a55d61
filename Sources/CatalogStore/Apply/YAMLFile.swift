import Campaign
import Foundation
import Yams

/// A YAML file of campaign data: bounded, read whole, with the line of everything in it.
struct YAMLFile {
    /// One item a file keeps files small; a larger one is refused rather than filling the memory.
    static let largestFile = 4 << 20
    private static let mostNodes = 200_000

    let name: String
    let root: Node

    init(path: String, name: String) throws {
        self.name = name
        let place = SourcePlace(file: name, line: 1)
        guard let data = FileManager.default.contents(atPath: path) else {
            throw PlacedProblem(PlainProblem("apply.unreadable", ["file": .text(name)]), at: place)
        }
        guard data.count <= YAMLFile.largestFile else {
            throw PlacedProblem(
                PlainProblem("apply.too_large", ["file": .text(name), "limit": .bytes(Int64(YAMLFile.largestFile))]),
                at: place)
        }
        guard let text = String(validatingUTF8: data) else {
            throw PlacedProblem(PlainProblem("apply.not_utf8", ["file": .text(name)]), at: place)
        }
        root = try YAMLFile.compose(text, name: name)
        var left = YAMLFile.mostNodes
        try YAMLFile.count(root, depth: 0, left: &left, place: place)
    }

    func place(of node: Node) -> SourcePlace { SourcePlace(file: name, line: node.mark?.line ?? 1) }

    func place(of mapping: Node.Mapping) -> SourcePlace { SourcePlace(file: name, line: mapping.mark?.line ?? 1) }

    private static func compose(_ text: String, name: String) throws -> Node {
        do {
            return try Yams.compose(yaml: text, .basic) ?? Node.sequence([])
        } catch let error as YamlError {
            let (line, problem) = described(error)
            throw PlacedProblem(
                PlainProblem("apply.not_yaml", ["problem": .text(problem)]), at: SourcePlace(file: name, line: line))
        }
    }

    private static func described(_ error: YamlError) -> (Int, String) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (mark.line, problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            (context.mark.line, "duplicate key " + duplicates.map { "\($0)" }.joined(separator: ", "))
        default: (1, "malformed")
        }
    }

    /// Aliases repeat whole trees, so a small file can stand for a huge one; the nodes are counted as walked.
    private static func count(_ node: Node, depth: Int, left: inout Int, place: SourcePlace) throws {
        left -= 1
        guard left > 0, depth < 20 else { throw PlacedProblem(PlainProblem("apply.too_deep"), at: place) }
        switch node {
        case .mapping(let mapping):
            for pair in mapping { try count(pair.value, depth: depth + 1, left: &left, place: place) }
        case .sequence(let sequence):
            for element in sequence { try count(element, depth: depth + 1, left: &left, place: place) }
        case .scalar, .alias: break
        }
    }
}

extension String {
    fileprivate init?(validatingUTF8 data: Data) {
        let bytes = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data[...]
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        self = text
    }
}
