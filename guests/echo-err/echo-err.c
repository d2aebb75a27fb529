// SPDX-License-Identifier: Apache-2.0
// Writes its arguments to standard error, with spaces between, as one line.
#include "../print.h"

int main(int argc, char **argv) {
    int failed = 0;
    for (int i = 1; i < argc; i++) {
        failed |= print(2, i > 1 ? " " : "") | print(2, argv[i]);
    }
    return failed | print(2, "\n");
}
