/// What each feature weighs, in natural logarithm of odds, in the order of `MatchFeatures.Feature`. Made by
/// `Tools/train-airing-match.py`; see there.
enum MatchWeights {
    static let values = SIMD32<Float>(
        3.09, -20.42, 11.57, 1.50, 0.60, 1.13, -8.29, -5.67,
        -3.99, -11.55, -12.08, 0.67, -0.15, 2.75, -1.45, -3.76,
        6.07, 9.96, 10.25, -1.72, 2.19, -5.27, -0.19, 0.88,
        -2.54, -7.28, -10.24, -5.81, -3.00, -0.41, -8.17, 1.12)
}
