// SPDX-License-Identifier: Apache-2.0
// Writes as many MiB to standard output as its argument says (1), in lines of 64 bytes.
#include <stdlib.h>

#include "../print.h"

enum { LINE = 64, BLOCK = 65536, BLOCKS_PER_MIB = 16 };

static char block[BLOCK];

int main(int argc, char **argv) {
    unsigned long blocks = (argc > 1 ? strtoul(argv[1], NULL, 10) : 1) * BLOCKS_PER_MIB;
    memset(block, 'x', sizeof block);
    for (size_t i = LINE - 1; i < sizeof block; i += LINE) {
        block[i] = '\n';
    }
    for (unsigned long i = 0; i < blocks; i++) {
        if (print_bytes(1, block, sizeof block) != 0) {
            return 1;
        }
    }
    return 0;
}
