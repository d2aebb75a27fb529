// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import dev.gantry.file.OpenFile;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.policy.Grant;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The devices that come with the bundle. */
final class DeviceTest {
    private static final int LARGE = 1 << 20;

    @Test
    void nullReadsNothingAndSwallows() throws IOException {
        try (OpenFile device = new NullDevice().open(guest(false))) {
            byte[] bytes = {1, 2};
            assertEquals(0, device.read(0, bytes, 0, 2));
            assertEquals(2, device.write(5, bytes, 0, 2));
            assertEquals(2, device.append(bytes, 0, 2));
            assertEquals(FileType.CHARACTER_DEVICE, device.status().type());
        }
    }

    @Test
    void urandomReadsRandomBytesPieceByPiece() throws IOException {
        try (OpenFile device = new RandomDevice().open(guest(true))) {
            byte[] bytes = new byte[LARGE];
            int read = device.read(0, bytes, 1, LARGE - 1);
            assertTrue(read > 0 && read <= 64 << 10, () -> "read " + read);
            assertEquals(0, bytes[0]);
            assertEquals(7, bytes[read]);
            assertEquals(1, device.write(0, bytes, 0, 1));
        }
    }

    @Test
    void urandomNeedsTheGrantOfRandom() {
        FileException refusal =
                assertThrows(
                        FileException.class, () -> new RandomDevice().open(guest(false)).close());
        assertEquals(FileProblem.ACCESS, refusal.problem());
    }

    @Test
    void namesAreThoseThatProgramsKnow() {
        assertEquals("null", new NullDevice().name());
        assertEquals("urandom", new RandomDevice().name());
    }

    /** A guest of which only its random bytes, all of them 7, can be asked for. */
    private static GuestResources guest(boolean random) {
        return (GuestResources)
                Proxy.newProxyInstance(
                        DeviceTest.class.getClassLoader(),
                        new Class<?>[] {GuestResources.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("uses")) {
                                return random && arguments[0].equals(Grant.of("random"));
                            }
                            Arrays.fill((byte[]) arguments[0], (byte) 7);
                            return null;
                        });
    }
}
