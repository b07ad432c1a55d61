package import Campaign

/// A file to take into the vault.
package struct SourceFile: Sendable, Equatable {
    package let path: String
    /// What the file is for. When given, a file of another type is refused before anything is stored.
    package let purpose: FilePurpose?

    package init(path: String, purpose: FilePurpose? = nil) {
        self.path = path
        self.purpose = purpose
    }
}

/// The kind of material that a file belongs to and its role in it.
package struct FilePurpose: Sendable, Equatable {
    package let kind: MaterialKind
    package let role: FileRole

    package init(kind: MaterialKind, role: FileRole) {
        self.kind = kind
        self.role = role
    }
}

/// What the vault knows of a file that it has taken.
package struct StoredFile: Sendable, Equatable {
    package let digest: SHA256Digest
    /// Bytes.
    package let size: Int64
    package let identified: IdentifiedMedia
    /// False when the vault, or the batch before this file, already had these bytes.
    package let isNew: Bool
}

/// The files of a batch in the order in which they were given. All of them are durable.
package struct StoredBatch: Sendable, Equatable {
    package let files: [StoredFile]

    /// Bytes that the batch added to the vault.
    package var newBytes: Int64 { files.reduce(0) { $1.isNew ? $0 + $1.size : $0 } }
}
