import Glibc

/// A folder of this process alone, removed with its files when the last reference goes.
package final class TemporaryFolder: Sendable {
    package let path: String

    /// - Throws: `DocumentProblem.cannotWrite` when the system has no room for it.
    package init() throws(DocumentProblem) {
        let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(root)/jarchi-XXXXXX\0".utf8.map { CChar(bitPattern: $0) })
        guard mkdtemp(&template) != nil else { throw .cannotWrite(path: root) }
        path = template.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { String(cString: $0) } ?? root
        }
    }

    deinit { TemporaryFolder.remove(path, depth: 0) }

    /// Removes a folder with what programs have left in it; links are not followed.
    private static func remove(_ path: String, depth: Int) {
        guard depth < 32, let folder = opendir(path) else { return }
        while let entry = readdir(folder) {
            let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            if isFolder { remove(path + "/" + name, depth: depth + 1) } else { unlink(path + "/" + name) }
        }
        closedir(folder)
        rmdir(path)
    }

    /// Writes a new file; the name must have no slash.
    package func file(
        _ name: String, _ next: () throws(DocumentProblem) -> [UInt8]
    ) throws(DocumentProblem) -> String {
        let target = path + "/" + name
        let descriptor = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotWrite(path: target) }
        defer { close(descriptor) }
        while true {
            let piece = try next()
            if piece.isEmpty { return target }
            var rest = piece[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                guard count > 0 else { throw .cannotWrite(path: target) }
                rest = rest.dropFirst(count)
            }
        }
    }
}
