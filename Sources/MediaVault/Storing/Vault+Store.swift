import Campaign
import Glibc

extension Vault {
    /// Stores a batch of files, all or none. When it returns, every file is durable: neither a killed process nor a
    /// loss of power takes it away. When it throws, the batch has left nothing behind.
    ///
    /// Each source is read once. Call it from a thread that may block, not from many tasks at a time.
    /// - Throws: `VaultProblem` of the first file that was refused, or of the file system.
    package func store(batch: [SourceFile]) throws(VaultProblem) -> StoredBatch {
        guard !batch.isEmpty else { return StoredBatch(files: []) }
        let vault = try openFolder()
        IncomingFolder.removeLeftovers(inVault: vault)
        // From here on what is in `incoming/` goes away with the last mention of it, however this ends.
        let taken = try BatchIntake(vault: self, sources: batch, folder: vault).run()
        var placement = Placement(vault: self, folder: vault)
        let areNew = try placement.place(taken)
        return StoredBatch(
            files: zip(taken, areNew).map { file, isNew in
                StoredFile(digest: file.digest, size: file.size, identified: file.identified, isNew: isNew)
            })
    }

    /// Opens the vault's folder; makes it, with `incoming/`, where there is none.
    func openFolder() throws(VaultProblem) -> Descriptor {
        if mkdir(folder, 0o777) == 0 {
            try syncParent()
        } else if errno != EEXIST {
            throw failure("mkdir")
        }
        guard let opened = Descriptor(openAt: AT_FDCWD, folder, O_RDONLY | O_DIRECTORY) else { throw failure("openat") }
        if mkdirat(opened.number, Vault.incoming, 0o777) != 0, errno != EEXIST { throw failure("mkdirat") }
        return opened
    }

    private func syncParent() throws(VaultProblem) {
        guard let parent = Descriptor(openAt: AT_FDCWD, folder + "/..", O_RDONLY | O_DIRECTORY) else {
            throw failure("openat")
        }
        guard fsync(parent.number) == 0 else { throw failure("fsync") }
    }
}
