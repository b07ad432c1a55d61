/// What each feature weighs, in natural logarithm of odds. Made by `Tools/train-airing-match.py`; see there.
enum MatchWeights {
    static let values = SIMD32<Float>(
        4, -22, 0, 1, 1.5, -6, -10, -10, -1, -6,
        -4, 0.3, 1, 1.5, 0, -2, 7, 7,
        2, -3, 2, -4, -0.5, -1, -1, -6,
        -8, 0, -3, -2, -1, 1)
}
