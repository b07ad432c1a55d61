package import Campaign

/// A problem in the words of a person's language.
package struct Told: Sendable, Equatable {
    /// The stable code, for programs.
    package let code: String
    /// What happened.
    package let what: String
    /// Why, where there is something to say.
    package let why: String?
    /// What to do now, where there is something to do.
    package let fix: String?
    /// Whether a speaker of the language has read all of it.
    package let isReviewed: Bool
}

extension Wording {
    /// A problem as a sentence. A code without a message is told in general words, with all its values.
    package func told(_ problem: any Problem) -> Told {
        let values = problem.values
        let code = problem.code
        let parts = [code, code + ".why", code + ".fix"].filter { find($0) != nil }
        return Told(
            code: code, what: find(code, values) ?? unnamed(code, values), why: find(code + ".why", values),
            fix: find(code + ".fix", values), isReviewed: parts.contains(code) && parts.allSatisfy(isReviewed))
    }

    /// Any error as a sentence; one that is no `Problem` is told as an unexpected one, with what it says of itself.
    package func told(_ error: any Error) -> Told {
        if let problem = error as? any Problem { return told(problem) }
        return told(PlainProblem("problem.unexpected", ["detail": .text(String(describing: error))]))
    }

    private func unnamed(_ code: String, _ values: [String: MessageValue]) -> String {
        let facts = values.sorted { $0.key < $1.key }.map { "\($0.key): \(written($0.value))" }
        let key = facts.isEmpty ? "problem.unnamed" : "problem.unnamed_with_values"
        return text(key, ["code": .text(code), "values": .text(facts.joined(separator: "; "))])
    }
}
