// SPDX-License-Identifier: Apache-2.0
// Prints what the host interface acme:dictionary says of each of its arguments.
#include "../print.h"

#include <stdint.h>

__attribute__((import_module("acme:dictionary"), import_name("define"))) extern int32_t
define(const char *word, int32_t length, char *meaning, int32_t room);

int main(int argc, char **argv) {
    static char meaning[256];
    int failed = 0;
    for (int i = 1; i < argc; i++) {
        int32_t length = define(argv[i], (int32_t) strlen(argv[i]), meaning, sizeof meaning);
        failed |= print(1, argv[i]) | print(1, ": ");
        failed |= length < 0 ? print(1, "nothing") : print_bytes(1, meaning, (size_t) length);
        failed |= print(1, "\n");
    }
    return failed;
}
