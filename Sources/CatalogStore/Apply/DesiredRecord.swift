package import Campaign

/// One record as a data file wants it: only the fields that the file names.
struct DesiredRecord: Sendable {
    let entity: EntityDescription
    let code: String
    var fields: FieldValues
    let place: SourcePlace
}

/// Where in the data a thing stands.
package struct SourcePlace: Sendable, Equatable {
    package let file: String
    package let line: Int

    package init(file: String, line: Int) {
        self.file = file
        self.line = line
    }
}

/// A problem with the place in a file where it lies.
package struct PlacedProblem: Problem {
    package let place: SourcePlace
    package let problem: any Problem

    package init(_ problem: any Problem, at place: SourcePlace) {
        self.problem = problem
        self.place = place
    }

    package var code: String { problem.code }
    package var values: [String: MessageValue] { problem.values }
    package var category: ProblemCategory { problem.category }
}
