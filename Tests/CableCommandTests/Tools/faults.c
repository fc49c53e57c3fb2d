// Faults of the system on demand: a layer under the built program, put there by LD_PRELOAD, so that also what
// libraries ask of the system fails, and the program itself knows nothing of it.
//
//     FAULT_CALLS   the calls that count, with commas: read,write,create (see below for the names)
//     FAULT_UNDER   only those for files whose paths begin so; pipes are `pipe:`
//     FAULT_WHEN    which of them fail: `3` the third, `3+` from the third on, `%3` the first and each third after it
//     FAULT_DOES    how: a number of errno; `short` moves at most seven bytes; `kill` ends the process at once
//     FAULT_STRUCK  a file that is there afterwards if any has failed
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { SHORT = 7 };

static atomic_long calls_so_far;

static bool is_listed(const char *names, const char *name) {
    size_t length = strlen(name);
    while (names) {
        if (!strncmp(names, name, length) && (names[length] == ',' || !names[length])) return true;
        names = strchr(names, ',');
        if (names) names++;
    }
    return false;
}

// Whether a file lies under FAULT_UNDER: a path, seen from a folder, or a descriptor where it is null.
static bool is_under(int descriptor, const char *path) {
    const char *under = getenv("FAULT_UNDER");
    if (!under) return true;
    char whole[8192] = "";
    if (!path || (path[0] != '/' && descriptor != AT_FDCWD)) {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
        ssize_t length = readlink(link, whole, 4096);
        whole[length > 0 ? length : 0] = 0;
        if (path) strcat(whole, "/");
    }
    if (path) strncat(whole, path, 4000);
    return !strncmp(whole, under, strlen(under));
}

// Counts a call; says whether this one is to fail.
static bool fails(const char *call, int descriptor, const char *path) {
    int before = errno;
    bool counts = is_listed(getenv("FAULT_CALLS"), call) && is_under(descriptor, path);
    errno = before;
    if (!counts) return false;
    long number = atomic_fetch_add(&calls_so_far, 1) + 1;
    const char *when = getenv("FAULT_WHEN");
    if (!when) return false;
    if (when[0] == '%' ? number % atol(when + 1) != 1 : strchr(when, '+') ? number < atol(when) : number != atol(when))
        return false;
    int mark = syscall(SYS_open, getenv("FAULT_STRUCK"), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (mark >= 0) syscall(SYS_close, mark);
    const char *does = getenv("FAULT_DOES");
    if (!strcmp(does, "kill")) raise(SIGKILL);
    errno = atoi(does);
    return true;
}

static bool is_short(void) { return !strcmp(getenv("FAULT_DOES"), "short"); }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

// A call that moves bytes: what fails moves a few, or none.
#define MOVES(result, name, call, descriptor, count, declared, passed) \
    result name declared { \
        if (fails(call, descriptor, NULL)) { \
            if (!is_short()) return -1; \
            if (count > SHORT) count = SHORT; \
        } \
        return REAL(name) passed; \
    }

MOVES(ssize_t, read, "read", fd, n, (int fd, void *to, size_t n), (fd, to, n))
MOVES(ssize_t, pread, "pread", fd, n, (int fd, void *to, size_t n, off_t at), (fd, to, n, at))
MOVES(ssize_t, pread64, "pread", fd, n, (int fd, void *to, size_t n, off64_t at), (fd, to, n, at))
MOVES(ssize_t, write, "write", fd, n, (int fd, const void *of, size_t n), (fd, of, n))
MOVES(ssize_t, pwrite, "write", fd, n, (int fd, const void *of, size_t n, off_t at), (fd, of, n, at))
MOVES(ssize_t, pwrite64, "write", fd, n, (int fd, const void *of, size_t n, off64_t at), (fd, of, n, at))
MOVES(ssize_t, sendfile, "write", to, n, (int to, int from, off_t *at, size_t n), (to, from, at, n))
MOVES(ssize_t, sendfile64, "write", to, n, (int to, int from, off64_t *at, size_t n), (to, from, at, n))

// A call that is done or fails.
#define DOES(name, call, descriptor, path, declared, passed) \
    int name declared { return fails(call, descriptor, path) ? -1 : REAL(name) passed; }

DOES(rename, "rename", AT_FDCWD, to, (const char *from, const char *to), (from, to))
DOES(renameat, "rename", fd, to, (int old, const char *from, int fd, const char *to), (old, from, fd, to))
DOES(linkat, "link", fd, to, (int old, const char *from, int fd, const char *to, int how), (old, from, fd, to, how))
DOES(unlink, "unlink", AT_FDCWD, path, (const char *path), (path))
DOES(unlinkat, "unlink", fd, path, (int fd, const char *path, int how), (fd, path, how))
DOES(rmdir, "unlink", AT_FDCWD, path, (const char *path), (path))
DOES(mkdir, "mkdir", AT_FDCWD, path, (const char *path, mode_t mode), (path, mode))
DOES(ftruncate, "ftruncate", fd, NULL, (int fd, off_t size), (fd, size))
DOES(ftruncate64, "ftruncate", fd, NULL, (int fd, off64_t size), (fd, size))
DOES(fsync, "fsync", fd, NULL, (int fd), (fd))
DOES(fdatasync, "fsync", fd, NULL, (int fd), (fd))

// The descriptor is closed all the same, as Linux does it.
int close(int fd) {
    bool failing = fails("close", fd, NULL);
    int result = REAL(close)(fd);
    return failing ? -1 : result;
}

static const char *opening(int flags) {
    return flags & (O_CREAT | O_TRUNC) || (flags & O_TMPFILE) == O_TMPFILE ? "create" : "open";
}

#define OPENS(name, folder, declared, passed) \
    int name declared { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        return fails(opening(flags), folder, path) ? -1 : REAL(name) passed; \
    }

OPENS(open, AT_FDCWD, (const char *path, int flags, ...), (path, flags, mode))
OPENS(open64, AT_FDCWD, (const char *path, int flags, ...), (path, flags, mode))
OPENS(openat, fd, (int fd, const char *path, int flags, ...), (fd, path, flags, mode))
OPENS(openat64, fd, (int fd, const char *path, int flags, ...), (fd, path, flags, mode))
