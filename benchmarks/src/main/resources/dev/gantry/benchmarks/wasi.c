// SPDX-License-Identifier: Apache-2.0
// The same calls of WASI again and again: DEED COUNT.
//   clang-14 --target=wasm32-wasi -O2 -fuse-ld=wasm-ld-14 -Wl,--strip-all -o wasi.wasm wasi.c
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <wasi/api.h>

static char block[65536];

static void must(int worked) {
    if (!worked) {
        perror("wasi");
        exit(1);
    }
}

// COUNT mebibytes in pieces of 4 KiB.
static void output(long mebibytes) {
    for (long i = 0; i < mebibytes * 256; i++) {
        must(write(1, block, 4096) == 4096);
    }
}

// COUNT mebibytes into a file in pieces of 64 KiB, and back.
static void one_file(long mebibytes) {
    int file = open("/data/big", O_RDWR | O_CREAT | O_TRUNC, 0666);
    must(file >= 0);
    for (long i = 0; i < mebibytes * 16; i++) {
        must(write(file, block, sizeof block) == sizeof block);
    }
    must(lseek(file, 0, SEEK_SET) == 0);
    for (long i = 0; i < mebibytes * 16; i++) {
        must(read(file, block, sizeof block) == sizeof block);
    }
    must(close(file) == 0 && unlink("/data/big") == 0);
}

// COUNT files of 100 bytes: made, listed, removed.
static void small_files(long count) {
    char name[64];
    must(mkdir("/data/small", 0777) == 0);
    for (long i = 0; i < count; i++) {
        snprintf(name, sizeof name, "/data/small/%ld", i);
        int file = open(name, O_WRONLY | O_CREAT | O_EXCL, 0666);
        must(file >= 0 && write(file, block, 100) == 100 && close(file) == 0);
    }
    DIR *folder = opendir("/data/small");
    must(folder != NULL);
    long seen = 0;
    while (readdir(folder) != NULL) {
        seen++;
    }
    must(closedir(folder) == 0 && seen >= count);
    for (long i = 0; i < count; i++) {
        snprintf(name, sizeof name, "/data/small/%ld", i);
        must(unlink(name) == 0);
    }
    must(rmdir("/data/small") == 0);
}

static void clocks(long count) {
    __wasi_timestamp_t now;
    for (long i = 0; i < count; i++) {
        must(__wasi_clock_time_get(__WASI_CLOCKID_MONOTONIC, 1, &now) == 0);
    }
}

static void randoms(long count) {
    for (long i = 0; i < count; i++) {
        must(__wasi_random_get((uint8_t *) block, 16) == 0);
    }
}

int main(int argc, char **argv) {
    must(argc == 3);
    long count = atol(argv[2]);
    switch (argv[1][0]) {
        case 'o': output(count); break;
        case 'f': one_file(count); break;
        case 's': small_files(count); break;
        case 'c': clocks(count); break;
        case 'r': randoms(count); break;
        default: must(0);
    }
    return 0;
}
