import Campaign
import Yams

/// Reads the fields of one YAML mapping, refusing keys that nobody knows.
struct YAMLRecordReader {
    let file: YAMLFile
    let mapping: Node.Mapping
    let entityName: String
    private(set) var known: Set<String> = []

    init(_ node: Node, in file: YAMLFile, entity: String) throws {
        guard case .mapping(let mapping) = node else {
            throw PlacedProblem(
                PlainProblem("apply.not_a_mapping", ["entity": .text(entity)], category: .usage),
                at: file.place(of: node))
        }
        self.file = file
        self.mapping = mapping
        entityName = entity
    }

    var place: SourcePlace { file.place(of: mapping) }

    /// A text; nil where the key is missing or null.
    mutating func text(_ key: String) throws -> String? {
        known.insert(key)
        guard let node = mapping[key] else { return nil }
        guard case .scalar(let scalar) = node else {
            throw PlacedProblem(
                PlainProblem("apply.not_a_text", ["key": .text(key)], category: .usage), at: file.place(of: node))
        }
        return scalar.string.isEmpty || scalar.string == "null" || scalar.string == "~" ? nil : scalar.string
    }

    mutating func required(_ key: String) throws -> String {
        guard let text = try text(key) else {
            throw PlacedProblem(
                PlainProblem("apply.key_missing", ["entity": .text(entityName), "key": .text(key)], category: .usage),
                at: place)
        }
        return text
    }

    /// A list of words as canonical text, or a single word.
    mutating func words(_ key: String) throws -> String? {
        known.insert(key)
        guard let node = mapping[key] else { return nil }
        guard case .sequence(let sequence) = node else { return try text(key) }
        return try sequence.map { element in
            guard let word = element.string else {
                throw PlacedProblem(
                    PlainProblem("apply.not_a_text", ["key": .text(key)], category: .usage), at: file.place(of: element)
                )
            }
            return word
        }.joined(separator: " ")
    }

    /// Names by language as canonical JSON.
    mutating func names(_ key: String) throws -> String? {
        known.insert(key)
        guard let node = mapping[key] else { return nil }
        guard case .mapping(let names) = node else {
            throw PlacedProblem(
                PlainProblem("apply.not_names", ["key": .text(key)], category: .usage), at: file.place(of: node))
        }
        var values: [String: String] = [:]
        for (language, name) in names {
            guard let tag = language.string, let text = name.string else { continue }
            do {
                values[try LanguageTag.parse(tag).description] = text
            } catch {
                throw PlacedProblem(error, at: file.place(of: language))
            }
        }
        return CanonicalJSON.object(values)
    }

    mutating func nodes(_ key: String) throws -> [Node] {
        known.insert(key)
        guard let node = mapping[key] else { return [] }
        guard case .sequence(let sequence) = node else {
            throw PlacedProblem(
                PlainProblem("apply.not_a_list", ["key": .text(key)], category: .usage), at: file.place(of: node))
        }
        return Array(sequence)
    }

    /// Pairs of a mapping, in the file's order.
    mutating func pairs(_ key: String) -> [(String, Node)] {
        known.insert(key)
        guard case .mapping(let mapping)? = mapping[key] else { return [] }
        return mapping.compactMap { pair in pair.key.string.map { ($0, pair.value) } }
    }

    /// Refuses a key that was not asked for: most often a slip of the hand.
    func refuseUnknownKeys() throws {
        for (key, _) in mapping {
            guard let name = key.string, !known.contains(name) else { continue }
            throw PlacedProblem(
                PlainProblem(
                    "apply.key_unknown",
                    ["entity": .text(entityName), "key": .text(name), "known": .list(known.sorted())],
                    category: .usage), at: file.place(of: key))
        }
    }
}
