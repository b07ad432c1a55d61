/// What each feature weighs, in natural logarithm of odds, in the order of `MatchFeatures.Feature`. Made by
/// `Tools/train-airing-match.py`; see there.
enum MatchWeights {
    static let values = SIMD32<Float>(
        3.53, -22.36, 14.02, -0.15, 0.58, 0.77, -8.69, -2.50,
        -4.73, -11.43, -11.93, 0.21, -0.14, 2.86, -1.41, -4.00,
        5.78, 9.48, 9.31, -1.93, 2.29, -4.91, -0.52, 0.02,
        -2.46, -6.61, -10.30, -6.07, -3.00, -0.64, -6.65, 0.80)
}
