/// How much of a file that somebody sent is read at most: the one place for limits on size, depth and number.
package struct ReadingLimits: Sendable {
    /// Bytes of one member of an archive after inflating.
    package var inflatedBytes: Int64 = 2 << 30
    /// How many times larger than its packed form a member may be, once it is larger than 1 MiB.
    package var inflationRatio: Int64 = 1_000
    package var archiveEntries = 20_000
    package var elementDepth = 64
    /// Bytes of one cell of a table.
    package var cellBytes = 1 << 20
    package var cellsInRow = 16_384

    package init() {}

    package static let standard = ReadingLimits()
}
