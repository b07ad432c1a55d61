import Glibc

/// The place in `incoming/` where one worker writes its files: a folder named `<process>-<its start time>-<number>`. It
/// is removed, with whatever is left in it, when it goes out of use.
///
/// Each worker has its own, because a folder admits one maker of files at a time.
///
/// The folder is held by an advisory lock as long as the process lives, so another process never clears it away, even
/// where the process cannot be seen, as from another container.
final class IncomingFolder: Sendable {
    let descriptor: Descriptor
    private let name: String
    private let incoming: Descriptor

    private init(descriptor: consuming Descriptor, name: String, incoming: consuming Descriptor) {
        self.descriptor = descriptor
        self.name = name
        self.incoming = incoming
    }

    /// Makes the folder; nil when the system refuses, with `errno`.
    static func make(inVault vault: Int32) -> IncomingFolder? {
        guard let incoming = Descriptor(openAt: vault, Vault.incoming, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        else { return nil }
        let identity = ProcessIdentity.current
        for number in 0..<10_000 {
            let name = "\(identity.process)-\(identity.startTime)-\(number)"
            if mkdirat(incoming.number, name, 0o700) != 0 {
                if errno == EEXIST { continue }
                return nil
            }
            guard let made = Descriptor(openAt: incoming.number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW) else {
                continue
            }
            // A cleaner that cannot see this process may have taken the empty folder before the lock.
            guard flock(made.number, LOCK_EX | LOCK_NB) == 0, let status = made.status(), status.st_nlink > 0 else {
                continue
            }
            return IncomingFolder(descriptor: made, name: name, incoming: incoming)
        }
        return nil
    }

    deinit {
        FolderListing.forEach(in: descriptor.number) { entry in
            unlinkat(descriptor.number, entry.name, 0)
        }
        unlinkat(incoming.number, name, AT_REMOVEDIR)
    }

    /// Removes the folders of processes that no longer live. Whatever cannot be removed stays for the next time.
    static func removeLeftovers(inVault vault: borrowing Descriptor) {
        guard let incoming = Descriptor(openAt: vault.number, Vault.incoming, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        else { return }
        FolderListing.forEach(in: incoming.number) { entry in
            if let owner = ProcessIdentity(folderName: entry.name), owner.isAlive { return }
            removeLeftover(entry.name, in: incoming.number)
        }
    }

    private static func removeLeftover(_ name: String, in incoming: Int32) {
        guard let folder = Descriptor(openAt: incoming, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW) else {
            if errno == ENOTDIR || errno == ELOOP { unlinkat(incoming, name, 0) }
            return
        }
        guard flock(folder.number, LOCK_EX | LOCK_NB) == 0 else { return }
        FolderListing.forEach(in: folder.number) { entry in unlinkat(folder.number, entry.name, 0) }
        unlinkat(incoming, name, AT_REMOVEDIR)
    }
}
