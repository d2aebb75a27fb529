// SPDX-License-Identifier: Apache-2.0
// Says whether the clocks behave, and sleeps as many milliseconds as its argument says.
#include <stdlib.h>
#include <time.h>

#include "../print.h"

static const long long YEAR_2000 = 946684800;
static const long long YEAR_2100 = 4102444800;
static const long long NANOS = 1000000000;

// Nanoseconds, or -1 where the clock is refused.
static long long now(clockid_t clock) {
    struct timespec time;
    return clock_gettime(clock, &time) == 0 ? time.tv_sec * NANOS + time.tv_nsec : -1;
}

static int report(const char *what, int holds) {
    print(1, what);
    print(1, holds ? ": ok\n" : ": WRONG\n");
    return !holds;
}

// A coarse clock may show the same time for a while.
static int advances(void) {
    long long start = now(CLOCK_MONOTONIC);
    for (int i = 0; start >= 0 && i < 10000000; i++) {
        if (now(CLOCK_MONOTONIC) > start) {
            return 1;
        }
    }
    return 0;
}

static int sleeps(long long millis) {
    struct timespec time = {millis / 1000, millis % 1000 * 1000000};
    long long start = now(CLOCK_MONOTONIC);
    return nanosleep(&time, NULL) == 0 && now(CLOCK_MONOTONIC) - start >= millis * 1000000;
}

int main(int argc, char **argv) {
    long long seconds = now(CLOCK_REALTIME) / NANOS;
    int failed = report("realtime is plausible", seconds >= YEAR_2000 && seconds < YEAR_2100);
    failed |= report("monotonic advances", advances());
    if (argc > 1) {
        failed |= report("slept", sleeps(strtoul(argv[1], NULL, 10)));
    }
    return failed;
}
