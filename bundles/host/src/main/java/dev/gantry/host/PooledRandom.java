// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import java.security.SecureRandom;

/**
 * Random numbers of the system, fetched many at a time: guests ask for a few bytes very often, and each
 * question to the system costs far more than the bytes.
 */
final class PooledRandom {
    private static final int POOL = 4_096;

    private final SecureRandom source = new SecureRandom();
    private final byte[] pool = new byte[POOL];
    private int used = POOL;

    synchronized void fill(byte[] target) {
        if (target.length > POOL / 4) {
            source.nextBytes(target);
            return;
        }
        if (target.length > POOL - used) {
            source.nextBytes(pool);
            used = 0;
        }
        for (int i = 0; i < target.length; i++) {
            target[i] = pool[used];
            pool[used] = 0; // what one was given, nobody is given again, not even by mistake
            used++;
        }
    }
}
