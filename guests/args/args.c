// SPDX-License-Identifier: Apache-2.0
// Prints how many arguments it has and each in brackets, its own name first.
#include "../print.h"

static int print_number(int number) {
    char digits[12];
    char *next = digits + sizeof digits - 1;
    *next = '\0';
    do {
        *--next = (char) ('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return print(1, next);
}

int main(int argc, char **argv) {
    int failed = print(1, "argc=") | print_number(argc) | print(1, "\n");
    for (int i = 0; i < argc; i++) {
        failed |= print(1, "[") | print(1, argv[i]) | print(1, "]\n");
    }
    return failed;
}
