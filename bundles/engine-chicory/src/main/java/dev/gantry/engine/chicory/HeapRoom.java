// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.Memory;

/**
 * Whether the heap has room for more pages. Chicory keeps the pages that it got before the heap was
 * full, and then nobody has room left, not even for saying so.
 */
final class HeapRoom {
    /** What is left for everybody else. */
    private static final long RESERVE = 8 << 20;

    private HeapRoom() {}

    /**
     * Allocates that much, if it has to, and lets go of it again.
     *
     * @throws OutOfMemoryError if there is no room; then all is as before
     */
    static void check(int pages) {
        long bytes = (long) pages * Memory.PAGE_SIZE + RESERVE;
        Runtime runtime = Runtime.getRuntime();
        if (bytes > runtime.maxMemory()) {
            throw new OutOfMemoryError("a memory would need more than the whole heap");
        }
        long unused = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        if (bytes > unused) {
            byte[][] trial = new byte[(int) (bytes / Memory.PAGE_SIZE)][];
            for (int i = 0; i < trial.length; i++) {
                trial[i] = new byte[Memory.PAGE_SIZE];
            }
        }
    }
}
