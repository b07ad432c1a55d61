package import Campaign

/// A clause of the sentence that explains a decision: the key of a message and its values.
package struct MatchReason: Sendable, Equatable {
    package let code: String
    package let values: [String: MessageValue]

    package init(_ code: String, _ values: [String: MessageValue] = [:]) {
        self.code = code
        self.values = values
    }
}
