import Glibc

/// Paths that begin with a slash, so that no program takes them for an option or an address.
package enum AbsolutePath {
    /// Nil when nothing stands at the path.
    package static func of(_ path: String) -> String? {
        guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
