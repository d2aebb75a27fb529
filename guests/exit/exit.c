// SPDX-License-Identifier: Apache-2.0
// Exits with the code that its argument names; any 32 bits, 0 without one.
#include <stdlib.h>

int main(int argc, char **argv) {
    exit(argc > 1 ? (int) strtoul(argv[1], NULL, 0) : 0);
}
