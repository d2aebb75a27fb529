// SPDX-License-Identifier: Apache-2.0
// Copies standard input to standard output, byte for byte.
#include "../print.h"

static char buffer[65536];

int main(void) {
    for (;;) {
        ssize_t length = read(0, buffer, sizeof buffer);
        if (length <= 0) {
            return length < 0;
        }
        if (print_bytes(1, buffer, (size_t) length) != 0) {
            return 1;
        }
    }
}
