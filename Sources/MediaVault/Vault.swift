package import Campaign
import Glibc

/// A folder of files, each stored once under the SHA-256 of its bytes and never changed afterwards.
///
/// A file stands in `ab/<digest>`, where `ab` are the first two digits of its digest: 256 folders hold a million files
/// with a few thousand each, and a large batch has to make few folders durable. New files are written in `incoming/`
/// and only renamed into place when their bytes are on the disk, so a file in place is always whole.
package struct Vault: Sendable {
    /// The path of the folder. It is made by the first `store`.
    package let folder: String
    /// The largest file that is taken, in bytes.
    package let largestFile: Int64

    /// - Parameter largestFile: 64 GiB unless told otherwise, more than an hour of film for broadcast.
    package init(folder: String, largestFile: Int64 = 64 << 30) {
        self.folder = folder
        self.largestFile = largestFile
    }

    /// The path of a stored file, which must be read only.
    /// - Throws: `VaultProblem.missing` when the vault has no such regular file.
    package func open(_ digest: SHA256Digest) throws(VaultProblem) -> String {
        let path = self.path(of: digest)
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .missing(digest: digest)
        }
        return path
    }

    /// Where a file of this digest stands or would stand.
    package func path(of digest: SHA256Digest) -> String { folder + "/" + Vault.relativePath(of: digest) }

    static let incoming = "incoming"

    static func relativePath(of digest: SHA256Digest) -> String {
        Hexadecimal.string(digest.bytes.prefix(1)) + "/" + digest.description
    }

    func failure(_ operation: String, _ number: Int32 = errno) -> VaultProblem {
        .storage(operation, in: folder, number)
    }
}
