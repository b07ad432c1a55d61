package enum MakeGoodPlanner {
    package static func owes(_ outcome: SlotOutcome) -> Bool {
        switch outcome.status {
        case .missed, .short, .wrongLanguage, .wrongVersion: outcome.madeGoodBy == nil
        default: false
        }
    }
}
