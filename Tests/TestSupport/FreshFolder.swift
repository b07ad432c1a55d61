import Foundation
import Glibc

/// A folder of a test's own, removed with everything in it when the last reference goes.
package final class FreshFolder: Sendable {
    package let path: String

    package init() {
        var template = Array("/tmp/jarchi-test-XXXXXX\0".utf8.map { CChar(bitPattern: $0) })
        path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
    }

    deinit {
        guard path.hasPrefix("/tmp/jarchi-test-") else { return }
        try? FileManager.default.removeItem(atPath: path)
    }

    package func file(_ name: String, _ bytes: [UInt8]) -> String {
        let path = path + "/" + name
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        defer { close(descriptor) }
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count <= 0 { break }
            offset += count
        }
        return path
    }

    package func file(_ name: String, _ text: String) -> String { file(name, Array(text.utf8)) }
}
