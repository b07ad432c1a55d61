/// What each feature weighs, in natural logarithm of odds, in the order of `MatchFeatures.Feature`. Made by
/// `Tools/train-airing-match.py`; see there.
enum MatchWeights {
    static let values = SIMD32<Float>(
        3.53, -23.25, 15.36, 0.81, 0.62, 0.89, -8.77, -5.53,
        -4.45, -11.98, -12.51, 0.66, -0.14, 2.79, -1.45, -3.77,
        6.10, 10.02, 10.29, -1.21, 2.21, -5.32, -0.38, 0.87,
        -2.61, -7.76, -10.73, -6.25, -3.00, -0.80, -8.40, 1.15)
}
