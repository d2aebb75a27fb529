// SPDX-License-Identifier: Apache-2.0
// Prints 16 random bytes as hex digits.
#include "../print.h"

int main(void) {
    unsigned char bytes[16];
    if (getentropy(bytes, sizeof bytes) != 0) {
        print(2, "random is refused\n");
        return 1;
    }
    char line[2 * sizeof bytes + 1];
    for (size_t i = 0; i < sizeof bytes; i++) {
        line[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
        line[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
    line[sizeof line - 1] = '\n';
    return print_bytes(1, line, sizeof line);
}
