// Calls of Linux that glibc declares under _GNU_SOURCE only, which Swift's own Glibc module does not define.
#include <spawn.h>
#include <stdint.h>

// sync(2): makes everything on the file system of an open file durable.
int syncfs(int descriptor);

// rename(2); with flag 1, RENAME_NOREPLACE, it never replaces.
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);

// sync_file_range(2); with flag 2, SYNC_FILE_RANGE_WRITE, it only begins to write.
int sync_file_range(int descriptor, int64_t offset, int64_t count, unsigned int flags);

// strerror(3): the symbolic name of an error number, or null.
const char *strerrorname_np(int number);

// pipe(2), with O_CLOEXEC.
int pipe2(int ends[2], int flags);

// posix_spawn_file_actions_addopen(3): the child closes all descriptors from one on, and changes its working folder.
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
