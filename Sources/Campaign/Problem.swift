/// Something that a person must be told: a stable code and the values that belong into the sentence.
///
/// Modules below the faces throw these and never sentences; `Wording` turns code and values into
/// what happened, why, and what to do, in the reader's language. A program reads `code`.
package protocol Problem: Error {
    /// A stable dotted name such as `item.unknown`. It is also the key in the message catalogues.
    var code: String { get }
    /// Named values for the placeholders of the sentence.
    var values: [String: MessageValue] { get }
    /// What kind of refusal this is; faces turn it into an exit code or an HTTP status.
    var category: ProblemCategory { get }
}

extension Problem {
    package var category: ProblemCategory { .failure }
}

package enum ProblemCategory: Sendable, Equatable {
    /// The work could not be done.
    case failure
    /// What was asked for does not exist.
    case notFound
    /// A rule of the campaign forbids it (unapproved, expired, own signature).
    case refused
    /// The words on the command line or in the request are wrong.
    case usage
    /// Somebody else holds the catalogue for too long.
    case busy
}

/// A value in a sentence, still typed, so that it can be written by locale.
package enum MessageValue: Sendable, Equatable, Hashable {
    case text(String)
    case number(Int64)
    case day(Day)
    case instant(Instant)
    case money(Money)
    /// A size in bytes.
    case bytes(Int64)
    case list([String])
}

extension MessageValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int64) { self = .number(value) }
    package static func count(_ value: Int) -> MessageValue { .number(Int64(value)) }
}

/// A problem made on the spot, for rules that need no case of their own because no caller acts on them.
package struct PlainProblem: Problem, Equatable {
    package let code: String
    package let values: [String: MessageValue]
    package let category: ProblemCategory

    package init(_ code: String, _ values: [String: MessageValue] = [:], category: ProblemCategory = .failure) {
        self.code = code
        self.values = values
        self.category = category
    }
}
