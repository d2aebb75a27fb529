// SPDX-License-Identifier: Apache-2.0
// Writes every byte value once, which is no UTF-8; with "escape", terminal control sequences.
#include "../print.h"

static const char ESCAPES[] =
    "plain \033[31mred\033[0m "           // colour
    "\033]0;stolen title\007"             // window title
    "\033]52;c;c3RvbGVu\033\\"            // clipboard
    "\302\23331mC1\302\2330m "            // the same as ESC [ in one character
    "\033[2J\033[1;1H"                    // clear the screen
    "over\rwritten\b\b"                   // hide what was there
    "\342\200\256esrever\342\200\254 "    // right to left
    "end\n";

int main(int argc, char **argv) {
    if (argc > 1 && strcmp(argv[1], "escape") == 0) {
        return print(1, ESCAPES);
    }
    unsigned char all[256];
    for (int i = 0; i < 256; i++) {
        all[i] = (unsigned char) i;
    }
    return print_bytes(1, all, sizeof all);
}
