/// What each feature weighs, in natural logarithm of odds, in the order of `MatchFeatures.Feature`. Made by
/// `Tools/train-airing-match.py`; see there.
enum MatchWeights {
    static let values = SIMD32<Float>(
        4.31, -13.03, -6.52, 0.67, 1.58, -1.49, -10.40, 0.73,
        -8.64, -12.33, -12.58, -0.20, 0.53, 2.70, -1.36, -3.75,
        5.95, 8.90, 8.02, -3.15, 2.43, -6.08, -0.94, -0.06,
        -3.34, -6.89, -10.33, -5.50, -3.00, -1.21, -5.18, 1.28)
}
