package import Campaign

/// Whether a file is what its place in a material wants, by its bytes and not by its name.
package enum MediaRules {
    /// - Throws: `VaultProblem.wrongType` with what the file is and what the role wants.
    package static func check(
        kind: MaterialKind, role: FileRole, identified: IdentifiedMedia
    ) throws(VaultProblem) {
        try check(FilePurpose(kind: kind, role: role), identified: identified, path: nil)
    }

    /// - Parameter path: named in the refusal.
    package static func check(
        _ purpose: FilePurpose, identified: IdentifiedMedia, path: String?
    ) throws(VaultProblem) {
        let wanted = purpose.kind.mediaTypes(for: purpose.role)
        let found = identified.mediaType.lowercased()
        guard wanted.contains(where: { $0.lowercased() == found }) else {
            throw .wrongType(path: path, found: identified.mediaType, wanted: wanted)
        }
    }
}
