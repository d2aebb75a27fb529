// SPDX-License-Identifier: Apache-2.0
// Writes "y" lines for ever and does not care whether anybody reads them: only its host can end it.
#include <unistd.h>

int main(void) {
    static char lines[4096];
    for (size_t i = 0; i < sizeof lines; i += 2) {
        lines[i] = 'y';
        lines[i + 1] = '\n';
    }
    for (;;) {
        write(1, lines, sizeof lines);
    }
}
