// SPDX-License-Identifier: Apache-2.0
// What the C guests share: writing text without the weight of stdio.
#ifndef GUESTS_PRINT_H
#define GUESTS_PRINT_H

#include <string.h>
#include <unistd.h>

// Writes all bytes; 0 if that worked, else 1, so that main can return it.
static int print_bytes(int fd, const void *bytes, size_t length) {
    const char *next = bytes;
    while (length > 0) {
        ssize_t written = write(fd, next, length);
        if (written <= 0) {
            return 1;
        }
        next += written;
        length -= (size_t) written;
    }
    return 0;
}

static inline int print(int fd, const char *text) {
    return print_bytes(fd, text, strlen(text));
}

#endif
