import CMagic
import Glibc

/// What the bytes of a file are.
package struct IdentifiedMedia: Sendable, Hashable, Codable {
    /// As libmagic names it, such as `application/pdf`, after the corrections of `FileIdentifier`.
    package let mediaType: String
    /// The version of libmagic that was asked, such as 544: another version may answer otherwise.
    package let magicVersion: Int

    package init(mediaType: String, magicVersion: Int = FileIdentifier.magicVersion) {
        self.mediaType = mediaType
        self.magicVersion = magicVersion
    }

    private enum CodingKeys: String, CodingKey {
        case mediaType = "media_type"
        case magicVersion = "magic_version"
    }
}

/// Tells the type of a file from its bytes by libmagic, and corrects it where libmagic is known to be mistaken: office
/// and layout packages that it calls zip, subtitles, transport streams, plays that look like program source.
///
/// It belongs to one thread. Loading the database of types takes far longer than a question, so keep it.
package final class FileIdentifier {
    private static let unknown = "application/octet-stream"
    private let cookie: magic_t

    /// - Throws: `VaultProblem.identifierUnavailable` when libmagic's database is missing or of another version.
    package init() throws(VaultProblem) {
        // A table of numbers is text here, and details of programs are of no use to anybody.
        let flags = MAGIC_MIME_TYPE | MAGIC_NO_CHECK_CSV | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF
        guard let cookie = magic_open(flags) else {
            throw .identifierUnavailable(reason: SystemError.name())
        }
        guard magic_load(cookie, nil) == 0 else {
            let reason = magic_error(cookie).map { String(cString: $0) } ?? "magic_load"
            magic_close(cookie)
            throw .identifierUnavailable(reason: reason)
        }
        self.cookie = cookie
    }

    deinit { magic_close(cookie) }

    /// The version of libmagic, such as 544 for 5.44.
    package static var magicVersion: Int { Int(magic_version()) }

    /// The type of a file that is wholly in memory.
    package func identify(whole bytes: UnsafeRawBufferPointer) -> IdentifiedMedia {
        corrected(answer(magic_buffer(cookie, bytes.baseAddress, bytes.count)), head: bytes)
    }

    /// The type of a file by its first bytes, a megabyte or more of them. Nil when the format keeps its type further
    /// behind: then ask `identify(path:)`.
    package func identify(head: UnsafeRawBufferPointer) -> IdentifiedMedia? {
        head.starts(with: FileIdentifier.compoundFile) ? nil : identify(whole: head)
    }

    /// The type of a file on the disk.
    /// - Throws: `VaultProblem` when it is no regular file or cannot be read.
    package func identify(path: String) throws(VaultProblem) -> IdentifiedMedia {
        let reader = try SourceReader(path: path, largestFile: .max)
        return identify(descriptor: reader.descriptor)
    }

    func identify(descriptor: borrowing Descriptor) -> IdentifiedMedia {
        let head = TransferBuffer(size: FileIntake.headSize)
        lseek(descriptor.number, 0, SEEK_SET)
        let count = Transfer.fill(head.bytes, from: descriptor.number) ?? 0
        let bytes = UnsafeRawBufferPointer(rebasing: head.bytes[..<count])
        if let known = identify(head: bytes) { return known }
        lseek(descriptor.number, 0, SEEK_SET)
        return corrected(answer(magic_descriptor(cookie, descriptor.number)), head: bytes)
    }

    /// Microsoft's compound file (MS-CFB section 2.2): Word, Excel and others up to 2003.
    private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private func answer(_ text: UnsafePointer<CChar>?) -> String {
        guard let text else { return FileIdentifier.unknown }
        var answer = String(cString: text)
        // Some versions append the answer of a second rule to that of the first.
        while answer.utf8.count > FileIdentifier.unknown.utf8.count, answer.hasSuffix(FileIdentifier.unknown) {
            answer.removeLast(FileIdentifier.unknown.count)
        }
        return answer
    }

    private func corrected(_ answer: String, head: UnsafeRawBufferPointer) -> IdentifiedMedia {
        let better = ZipPackage.mediaType(head: head) ?? PlainText.mediaType(answer: answer, head: head)
        let isUnknown = answer == FileIdentifier.unknown
        let stream = isUnknown && TransportStream.matches(head) ? TransportStream.mediaType : nil
        return IdentifiedMedia(mediaType: better ?? stream ?? answer)
    }
}

/// MPEG transport streams (ISO/IEC 13818-1 section 2.4.3.2): packets of 188 bytes that begin with 0x47, on disc with
/// four more bytes before each.
enum TransportStream {
    static let mediaType = "video/MP2T"
    private static let packetsToSee = 5

    static func matches(_ head: UnsafeRawBufferPointer) -> Bool {
        isStream(head, packet: 188, offset: 0) || isStream(head, packet: 192, offset: 4)
    }

    private static func isStream(_ head: UnsafeRawBufferPointer, packet: Int, offset: Int) -> Bool {
        guard head.count >= packet * packetsToSee else { return false }
        return (0..<packetsToSee).allSatisfy { head[$0 * packet + offset] == 0x47 }
    }
}
