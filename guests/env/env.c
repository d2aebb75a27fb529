// SPDX-License-Identifier: Apache-2.0
// Prints its environment, one variable a line.
#include "../print.h"

extern char **environ;

int main(void) {
    int failed = 0;
    for (char **variable = environ; *variable != NULL; variable++) {
        failed |= print(1, *variable) | print(1, "\n");
    }
    return failed;
}
