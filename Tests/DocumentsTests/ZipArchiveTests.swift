import Documents
import TestSupport
import Testing

@Suite struct ZipArchiveTests {
    /// A stored member `a.txt` with the text `hello`.
    private static let small = Hex.bytes(
        "504b03041400000000000000210086a61036050000000500000005000000612e74787468656c6c6f"
            + "504b010214031400000000000000210086a610360500000005000000050000000000000000000000800100000000"
            + "612e747874504b0506000000000100010033000000280000000000")

    private func content(_ path: String) throws -> [String: [UInt8]] {
        let archive = try ZipArchive(path: path)
        var found: [String: [UInt8]] = [:]
        for member in archive.members {
            let reader = try archive.open(member)
            var bytes: [UInt8] = []
            while true {
                let piece = try reader.next()
                if piece.isEmpty { break }
                bytes += piece
            }
            found[member.name] = bytes
        }
        return found
    }

    @Test func aMemberIsReadAndChecked() throws {
        let folder = FreshFolder()
        let path = folder.file("small.zip", ZipArchiveTests.small)
        #expect(try content(path) == ["a.txt": Array("hello".utf8)])
    }

    @Test func aDamagedMemberIsFoundByItsChecksum() throws {
        let folder = FreshFolder()
        var bytes = ZipArchiveTests.small
        bytes[36] ^= 1
        let path = folder.file("damaged.zip", bytes)
        #expect(throws: DocumentProblem.archiveDamaged(path: path, member: "a.txt")) { try content(path) }
    }

    @Test func cutAndRandomFilesAreRefusedWithoutACrash() throws {
        let folder = FreshFolder()
        for count in 0..<ZipArchiveTests.small.count {
            let path = folder.file("cut.zip", Array(ZipArchiveTests.small.prefix(count)))
            #expect(throws: DocumentProblem.self) { try content(path) }
        }
        let seed: UInt64 = 20_061_124
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            var bytes = ZipArchiveTests.small
            for _ in 0..<4 {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            let path = folder.file("random.zip", bytes)
            let found = try? content(path)
            if let text = found?["a.txt"] { #expect(text == Array("hello".utf8), "seed \(seed)") }
        }
    }
}

enum Hex {
    static func bytes(_ text: String) -> [UInt8] {
        let digits = text.filter { !$0.isWhitespace }
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap { index in
            let start = digits.index(digits.startIndex, offsetBy: index)
            return UInt8(digits[start..<digits.index(start, offsetBy: 2)], radix: 16)
        }
    }
}
