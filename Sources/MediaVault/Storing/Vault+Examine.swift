import Campaign
import Glibc

extension Vault {
    /// Reads files without storing them: what `store` would find. `isNew` tells whether the vault has the bytes yet.
    /// - Throws: as `store` does.
    package func examine(batch: [SourceFile]) throws(VaultProblem) -> StoredBatch {
        let identifier = try FileIdentifier()
        let buffer = TransferBuffer()
        var files: [StoredFile] = []
        for source in batch {
            let reader = try SourceReader(path: source.path, largestFile: largestFile)
            var hasher = ContentHasher()
            var total: Int64 = 0
            while true {
                let count = try reader.read(into: buffer.bytes)
                if count == 0 { break }
                hasher.update(UnsafeRawBufferPointer(rebasing: buffer.bytes[..<count]))
                total += Int64(count)
            }
            try reader.requireUnchanged(bytesRead: total)
            let identified = try identifier.identify(path: source.path)
            if let purpose = source.purpose {
                try MediaRules.check(purpose, identified: identified, path: source.path)
            }
            let digest = hasher.digest()
            let isNew = access(path(of: digest), F_OK) != 0
            files.append(StoredFile(digest: digest, size: total, identified: identified, isNew: isNew))
        }
        return StoredBatch(files: files)
    }
}
