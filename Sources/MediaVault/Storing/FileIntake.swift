import Campaign
import Glibc

/// What one worker knows of a file after it has read it: it stands under `name` in the worker's folder, not yet
/// durable.
struct TakenFile: Sendable {
    let folder: IncomingFolder
    let name: String
    let digest: Campaign.SHA256Digest
    let size: Int64
    let identified: IdentifiedMedia
}

/// One worker's means to read sources, each once: hash it, identify it, write it to `incoming/`.
final class FileIntake {
    /// libmagic looks at no more than this many bytes unless told otherwise.
    static let headSize = 1 << 20

    private let identifier: FileIdentifier
    private let buffer = TransferBuffer()
    private let incoming: IncomingFolder
    private let vault: Vault

    init(vault: Vault, incoming: IncomingFolder) throws(VaultProblem) {
        identifier = try FileIdentifier()
        self.incoming = incoming
        self.vault = vault
    }

    func take(_ source: SourceFile, as name: String) throws(VaultProblem) -> TakenFile {
        let reader = try SourceReader(path: source.path, largestFile: vault.largestFile)
        let count = try reader.read(into: buffer.bytes)
        let first = UnsafeRawBufferPointer(rebasing: buffer.bytes[..<count])
        let head = UnsafeRawBufferPointer(rebasing: first.prefix(FileIntake.headSize))
        let isWhole = Int64(head.count) == reader.size
        var identified = isWhole ? identifier.identify(whole: head) : identifier.identify(head: head)
        if let known = identified { try check(source, known) }
        // Read-only from its first moment; who may read it at all is for the umask to say.
        guard
            let output = Descriptor(
                openAt: incoming.descriptor.number, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o444)
        else { throw vault.failure("openat") }
        let digest: Campaign.SHA256Digest
        if Int64(count) >= reader.size {
            digest = try writeSmall(first, to: output)
            try reader.requireUnchanged(bytesRead: Int64(count))
        } else {
            digest = try PipelinedCopy(folder: vault.folder).copy(
                reader, first: buffer.bytes, spare: buffer.bytes, to: output)
        }
        if identified == nil {
            let asked = try identifyWritten(name)
            try check(source, asked)
            identified = asked
        }
        guard let identified else { throw .identifierUnavailable(reason: "unknown") }
        return TakenFile(folder: incoming, name: name, digest: digest, size: reader.size, identified: identified)
    }

    private func writeSmall(
        _ bytes: UnsafeRawBufferPointer, to output: borrowing Descriptor
    ) throws(VaultProblem) -> Campaign.SHA256Digest {
        var hasher = ContentHasher()
        hasher.update(bytes)
        guard Transfer.writeAll(bytes, to: output.number) else { throw vault.failure("write") }
        return hasher.digest()
    }

    /// For the few formats whose type stands beyond the head: asks for it in the written copy.
    private func identifyWritten(_ name: String) throws(VaultProblem) -> IdentifiedMedia {
        guard let written = Descriptor(openAt: incoming.descriptor.number, name, O_RDONLY | O_NOFOLLOW) else {
            throw vault.failure("openat")
        }
        return identifier.identify(descriptor: written)
    }

    private func check(_ source: SourceFile, _ identified: IdentifiedMedia) throws(VaultProblem) {
        guard let purpose = source.purpose else { return }
        try MediaRules.check(purpose, identified: identified, path: source.path)
    }
}
