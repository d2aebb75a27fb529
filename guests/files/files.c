// SPDX-License-Identifier: Apache-2.0
// Does one thing with files, as its first argument says, and says why it could not: "NAME: reason".
#include "../print.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

static char buffer[65536];

static int failed(const char *name) {
    const char *reason = strerror(errno);
    print(2, name);
    print(2, ": ");
    print(2, reason);
    print(2, "\n");
    return 1;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *) a, *(char *const *) b);
}

static int list(const char *name) {
    DIR *folder = opendir(name);
    if (folder == NULL) {
        return failed(name);
    }
    char *names[4096];
    size_t count = 0;
    for (struct dirent *entry; count < 4096 && (entry = readdir(folder)) != NULL;) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            names[count++] = strdup(entry->d_name);
        }
    }
    closedir(folder);
    qsort(names, count, sizeof(char *), by_name);
    int wrong = 0;
    for (size_t i = 0; i < count; i++) {
        wrong |= print(1, names[i]) | print(1, "\n");
    }
    return wrong;
}

static int show(const char *name) {
    int file = open(name, O_RDONLY);
    if (file < 0) {
        return failed(name);
    }
    ssize_t got;
    while ((got = read(file, buffer, sizeof buffer)) > 0) {
        if (print_bytes(1, buffer, (size_t) got) != 0) {
            return 1;
        }
    }
    return got < 0 ? failed(name) : close(file);
}

static int put(const char *name, const char *text, int how) {
    int file = open(name, O_WRONLY | O_CREAT | how, 0666);
    if (file < 0) {
        return failed(name);
    }
    if (print_bytes(file, text, strlen(text)) != 0 || print_bytes(file, "\n", 1) != 0) {
        return failed(name);
    }
    return close(file) < 0 ? failed(name) : 0;
}

static int fill(const char *name, const char *kibibytes) {
    int file = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (file < 0) {
        return failed(name);
    }
    for (long left = atol(kibibytes); left > 0; left--) {
        if (print_bytes(file, buffer, 1024) != 0) {
            return failed(name);
        }
    }
    return close(file) < 0 ? failed(name) : 0;
}

static int status(const char *name) {
    struct stat known;
    if (lstat(name, &known) < 0) {
        return failed(name);
    }
    const char *type = S_ISDIR(known.st_mode)   ? "directory"
                       : S_ISLNK(known.st_mode) ? "link"
                       : S_ISREG(known.st_mode) ? "file"
                                                : "other";
    struct tm *when = gmtime(&known.st_mtime);
    char line[128];
    snprintf(line, sizeof line, "%s %lld bytes, %llu links, changed %04d-%02d-%02d\n", type,
             (long long) known.st_size, (unsigned long long) known.st_nlink, when->tm_year + 1900,
             when->tm_mon + 1, when->tm_mday);
    return print(1, line);
}

static int target(const char *name) {
    ssize_t length = readlink(name, buffer, sizeof buffer);
    return length < 0 ? failed(name) : print_bytes(1, buffer, (size_t) length) | print(1, "\n");
}

static int one(const char *deed, const char *name) {
    if (strcmp(deed, "ls") == 0) return list(name);
    if (strcmp(deed, "cat") == 0) return show(name);
    if (strcmp(deed, "stat") == 0) return status(name);
    if (strcmp(deed, "readlink") == 0) return target(name);
    if (strcmp(deed, "rm") == 0) return unlink(name) < 0 ? failed(name) : 0;
    if (strcmp(deed, "rmdir") == 0) return rmdir(name) < 0 ? failed(name) : 0;
    if (strcmp(deed, "mkdir") == 0) return mkdir(name, 0777) < 0 ? failed(name) : 0;
    return 2;
}

static int two(const char *deed, const char *name, const char *other) {
    if (strcmp(deed, "write") == 0) return put(name, other, O_TRUNC);
    if (strcmp(deed, "append") == 0) return put(name, other, O_APPEND);
    if (strcmp(deed, "fill") == 0) return fill(name, other);
    if (strcmp(deed, "truncate") == 0) return truncate(name, atoll(other)) < 0 ? failed(name) : 0;
    if (strcmp(deed, "mv") == 0) return rename(name, other) < 0 ? failed(name) : 0;
    if (strcmp(deed, "ln") == 0) return link(name, other) < 0 ? failed(name) : 0;
    if (strcmp(deed, "symlink") == 0) return symlink(name, other) < 0 ? failed(other) : 0;
    return 2;
}

int main(int argc, char **argv) {
    int done = argc == 3 ? one(argv[1], argv[2]) : argc == 4 ? two(argv[1], argv[2], argv[3]) : 2;
    if (done == 2) {
        print(2, "ls|cat|stat|readlink|rm|rmdir|mkdir NAME\n"
                 "write|append NAME TEXT, fill NAME KIBIBYTES, truncate NAME BYTES\n"
                 "mv|ln NAME OTHER, symlink TARGET NAME\n");
    }
    return done;
}
