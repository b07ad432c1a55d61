/// What speaks for and against a spot, as numbers that `MatchWeights` weighs.
package struct MatchFeatures: Sendable, Equatable {
    package enum Feature: Int, CaseIterable, Sendable {
        case one, difference, differenceSquared, same, length, cutAway, leftAway, restShare, rest, announcement
        case programme, decoration, ownName, secondsAgree, secondsShort, secondsLong, codeInField, codeInTitle
        case codeNear, codeOfAnother, languageAgrees, languageDiffers, otherScript, misread, siblingTitle, silent
        case foreign, differenceByLength, manyLengths, shortAmidWords, programmeContext, ownContext
    }

    package private(set) var values = SIMD32<Float>()

    package subscript(_ feature: Feature) -> Float {
        get { values[feature.rawValue] }
        set { values[feature.rawValue] = newValue }
    }

    /// Log odds against being none of ours.
    var weighed: Double { Double((values * MatchWeights.values).sum()) }
}
