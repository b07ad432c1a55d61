/// What each feature weighs, in natural logarithm of odds, in the order of `MatchFeatures.Feature`. Made by
/// `Tools/train-airing-match.py`; see there.
enum MatchWeights {
    static let values = SIMD32<Float>(
        4.06, -25.67, 17.85, -0.26, 0.73, -0.57, -9.46, -1.68,
        -5.57, -12.28, -12.72, 0.29, 0.06, 2.86, -1.43, -3.71,
        6.20, 10.12, 10.36, -1.93, 2.30, -5.32, -0.63, 0.81,
        -2.70, -8.42, -11.35, -6.62, -3.00, -0.82, -8.48, 1.19)
}
