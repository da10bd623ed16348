/*
 * A disk that forgets. Loaded with LD_PRELOAD, it turns every fsync into a record of what would
 * survive a power cut at that moment: of a file its bytes, of a folder its names. Whatever was
 * never synced is in no record. Nothing is really synced, so it is fast.
 *
 * POWER_CUT_LOG names a folder with the files `log` and `counter`; POWER_CUT_ROOT the folder whose
 * contents are recorded. Lines of the log, in the order of the syncs:
 *   F <file> <record>     the file's bytes are now those in the file <record>
 *   D <folder> <record>   the folder's names are now those listed in the file <record>
 *   A                     something was written to standard output
 * Files and folders are named by inode and time of birth, because names change and inodes are
 * used again. A listing has one line an entry: `f` or `d`, the file or folder, its name.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);

__attribute__((constructor)) static void begin(void) {
  real_write = dlsym(RTLD_NEXT, "write");
  real_writev = dlsym(RTLD_NEXT, "writev");
}

static void die(const char *what) {
  perror(what);
  abort();
}

static void in_log_folder(char *path, size_t size, const char *name) {
  snprintf(path, size, "%s/%s", getenv("POWER_CUT_LOG"), name);
}

static int lock_log(void) {
  char path[4096];
  in_log_folder(path, sizeof path, "log");
  int log = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
  if (log < 0 || flock(log, LOCK_EX) != 0) die("the log of syncs");
  return log;
}

static void add_line(int log, const char *line) {
  if (real_write(log, line, strlen(line)) != (ssize_t)strlen(line)) die("a line of the log");
}

static int name_of(int folder, const char *name, int flags, char *key, size_t size, int *is_folder) {
  struct statx info;
  if (statx(folder, name, flags | AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS | STATX_BTIME, &info) != 0)
    return -1;
  snprintf(key, size, "%llu-%lld.%u", (unsigned long long)info.stx_ino,
           (long long)info.stx_btime.tv_sec, info.stx_btime.tv_nsec);
  *is_folder = S_ISDIR(info.stx_mode);
  return 0;
}

static long next_record(void) {
  char path[4096], digits[32] = {0};
  in_log_folder(path, sizeof path, "counter");
  int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0 || pread(file, digits, sizeof digits - 1, 0) < 0) die("the counter");
  long record = atol(digits) + 1;
  int length = snprintf(digits, sizeof digits, "%ld", record);
  if (pwrite(file, digits, length, 0) != length) die("the counter");
  close(file);
  return record;
}

static void copy_bytes(int fd, int to) {
  char own[64], buffer[65536];
  snprintf(own, sizeof own, "/proc/self/fd/%d", fd);
  int from = open(own, O_RDONLY | O_CLOEXEC);
  if (from < 0) die("a synced file");
  for (ssize_t got; (got = read(from, buffer, sizeof buffer)) > 0;)
    if (real_write(to, buffer, got) != got) die("a record");
  close(from);
}

static void copy_names(int fd, int to) {
  int own = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *folder = own < 0 ? NULL : fdopendir(own);
  if (folder == NULL) die("a synced folder");
  for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
    char key[128];
    int is_folder;
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    if (name_of(fd, entry->d_name, 0, key, sizeof key, &is_folder) != 0) continue;
    dprintf(to, "%c %s %s\n", is_folder ? 'd' : 'f', key, entry->d_name);
  }
  closedir(folder);
}

static int record(int fd) {
  char link[64], path[4096], key[128], line[512], name[64];
  const char *root = getenv("POWER_CUT_ROOT");
  int is_folder;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (root == NULL || length < 0) return 0;
  path[length] = 0;
  size_t whole = strlen(root);
  if (strncmp(path, root, whole) != 0 || (path[whole] != 0 && path[whole] != '/')) return 0;
  int log = lock_log();
  if (name_of(fd, "", AT_EMPTY_PATH, key, sizeof key, &is_folder) != 0) die("a synced name");
  snprintf(name, sizeof name, "%ld", next_record());
  in_log_folder(path, sizeof path, name);
  int to = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (to < 0) die("a record");
  if (is_folder)
    copy_names(fd, to);
  else
    copy_bytes(fd, to);
  close(to);
  snprintf(line, sizeof line, "%c %s %s\n", is_folder ? 'D' : 'F', key, name);
  add_line(log, line);
  close(log);
  return 0;
}

int fsync(int fd) { return record(fd); }

int fdatasync(int fd) { return record(fd); }

static void acknowledged(int fd) {
  if (fd != 1 || getenv("POWER_CUT_ROOT") == NULL) return;
  int log = lock_log();
  add_line(log, "A\n");
  close(log);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  acknowledged(fd);
  return real_write(fd, bytes, count);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  acknowledged(fd);
  return real_writev(fd, parts, count);
}
