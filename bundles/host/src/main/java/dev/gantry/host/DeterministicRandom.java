// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Random bytes that a seed determines, on every Java and every machine: the generator SplitMix64, eight
 * bytes at a time with the lowest first; what a request leaves of the last eight is dropped. Good for
 * repeating a run, and for no secret.
 */
final class DeterministicRandom {
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private long state;

    DeterministicRandom(long seed) {
        this.state = seed;
    }

    void fill(byte[] target) {
        ByteBuffer word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int offset = 0; offset < target.length; offset += Long.BYTES) {
            word.putLong(0, next());
            int length = Math.min(Long.BYTES, target.length - offset);
            word.get(0, target, offset, length);
        }
    }

    private long next() {
        state += STEP;
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
