/// A code that people type and print: `LEAF-004`, `OSH-W-031`, `KG-OSH`. Unique, never reused, in capitals.
package struct Code: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let description: String

    /// Letters A–Z, digits and hyphens; 2 to 40 characters; begins with a letter. Case does not matter.
    package init(_ text: some StringProtocol) throws(CodeProblem) {
        // Capitals of some other letters are of this alphabet: ﬂ becomes FL, ı becomes I.
        let upper = text.utf8.allSatisfy { $0 < 0x80 } ? text.uppercased() : ""
        let bytes = Array(upper.utf8)
        let isAllowed = bytes.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        guard (2...40).contains(bytes.count), isAllowed, (0x41...0x5A).contains(bytes[0]), bytes.last != 0x2D else {
            throw CodeProblem(value: String(text))
        }
        description = upper
    }

    package static func < (left: Code, right: Code) -> Bool { left.description < right.description }
}

package struct CodeProblem: Problem, Equatable {
    package let value: String
    package var code: String { "value.code" }
    package var values: [String: MessageValue] { ["value": .text(value)] }
    package var category: ProblemCategory { .usage }
}
