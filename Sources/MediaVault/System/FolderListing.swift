import Glibc

/// The entries of a folder, one by one, in the order of the file system.
enum FolderListing {
    struct Entry {
        let name: String
        /// What the file system says without a look at the entry itself; `DT_UNKNOWN` where it does not say.
        let type: UInt8
    }

    /// Calls the body for every entry but `.` and `..`; false when the folder cannot be listed.
    @discardableResult
    static func forEach(in folder: Int32, _ body: (Entry) throws -> Void) rethrows -> Bool {
        // A descriptor of its own, because a listing moves the position and closes what it reads.
        let copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { return false }
        guard let listing = fdopendir(copy) else {
            close(copy)
            return false
        }
        defer { closedir(listing) }
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            try body(Entry(name: name, type: entry.pointee.d_type))
        }
        return true
    }
}
