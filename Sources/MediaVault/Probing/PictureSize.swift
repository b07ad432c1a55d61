import Glibc

/// The size of a PNG or JPEG, read from its first headers alone.
struct PictureSize: Equatable {
    let width: Int
    let height: Int

    /// A JPEG with more segments before its frame is not believed.
    private static let mostSegments = 2000

    /// Nil when the file is neither, or is cut.
    init?(path: String) {
        guard let file = Descriptor(openAt: AT_FDCWD, path, O_RDONLY | O_NONBLOCK) else { return nil }
        let head = PictureSize.bytes(file, at: 0, count: 24)
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self.init(png: head)
        } else if head.starts(with: [0xFF, 0xD8]) {
            self.init(jpeg: file)
        } else {
            return nil
        }
    }

    /// Width and height stand in the first chunk, IHDR (PNG specification, section 11.2.2).
    private init?(png head: [UInt8]) {
        guard head.count == 24, Array(head[12..<16]) == Array("IHDR".utf8) else { return nil }
        self.init(width: PictureSize.number(head[16..<20]), height: PictureSize.number(head[20..<24]))
    }

    /// Walks the marker segments to the frame header, SOF (ITU-T T.81 section B.2.2).
    private init?(jpeg file: borrowing Descriptor) {
        var offset: Int64 = 2
        for _ in 0..<PictureSize.mostSegments {
            let head = PictureSize.bytes(file, at: offset, count: 9)
            guard head.count == 9, head[0] == 0xFF else { return nil }
            let marker = head[1]
            // Fill bytes may stand before a marker.
            if marker == 0xFF {
                offset += 1
                continue
            }
            let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
            if isFrame {
                self.init(width: PictureSize.number(head[7..<9]), height: PictureSize.number(head[5..<7]))
                return
            }
            guard marker != 0xDA, marker != 0xD9 else { return nil }
            offset += 2 + Int64(PictureSize.number(head[2..<4]))
        }
        return nil
    }

    private init?(width: Int, height: Int) {
        guard width > 0, height > 0 else { return nil }
        self.width = width
        self.height = height
    }

    private static func bytes(_ file: borrowing Descriptor, at offset: Int64, count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let got = pread(file.number, &bytes, count, off_t(offset))
        return Array(bytes.prefix(max(0, got)))
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
