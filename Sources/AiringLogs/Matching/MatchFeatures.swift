/// What speaks for and against a spot, as numbers that `MatchWeights` weighs.
package struct MatchFeatures: Sendable, Equatable {
    package enum Feature: Int, CaseIterable, Sendable {
        case one, difference, farApart, same, length, cutAway, leftAway, restShare, rest, announcement
        case programme, decoration, ownName, secondsAgree, secondsShort, secondsLong, codeInField, codeInTitle
        case codeNear, behindSame, languageAgrees, languageDiffers, otherScript, misread, siblingTitle, silent
        case foreign, differenceByLength, manyLengths, cyrillicForLatin, programmeContext, ownContext
    }

    package private(set) var values = SIMD32<Float>()

    package subscript(_ feature: Feature) -> Float {
        get { values[feature.rawValue] }
        set { values[feature.rawValue] = newValue }
    }

    /// Log odds against being none of ours.
    package var weighed: Double {
        let products = values * MatchWeights.values
        let sixteen = products.lowHalf + products.highHalf
        let eight = sixteen.lowHalf + sixteen.highHalf
        return Double((eight.lowHalf + eight.highHalf).sum())
    }
}
