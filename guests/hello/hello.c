// SPDX-License-Identifier: Apache-2.0
// Greets each of its arguments, or a stranger.
#include "../print.h"

static int greet(const char *whom) {
    return print(1, "Hello, ") | print(1, whom) | print(1, "!\n");
}

int main(int argc, char **argv) {
    if (argc < 2) {
        return greet("stranger");
    }
    int failed = 0;
    for (int i = 1; i < argc; i++) {
        failed |= greet(argv[i]);
    }
    return failed;
}
