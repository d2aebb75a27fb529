// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Many at a time, and none twice. */
final class PooledRandomTest {
    @Test
    void nothingIsGivenTwice() {
        PooledRandom random = new PooledRandom();
        Set<ByteBuffer> seen = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            byte[] number = new byte[13]; // does not divide the pool
            random.fill(number);
            seen.add(ByteBuffer.wrap(number));
        }

        assertEquals(2_000, seen.size());
    }

    @Test
    void muchAtATimeIsFilledToItsEnd() {
        byte[] much = new byte[1 << 16];
        new PooledRandom().fill(much);
        Set<Byte> last = new HashSet<>();
        for (int i = much.length - 4_096; i < much.length; i++) {
            last.add(much[i]);
        }

        assertEquals(256, last.size());
    }
}
