// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ConsoleInputTest {
    @Test
    void handsOverWhatWasTyped() throws IOException {
        assertArrayEquals("ab\n".getBytes(StandardCharsets.UTF_8), read("ab\n"));
    }

    @Test
    void endsWithControlD() throws IOException {
        assertEquals(-1, input("\u0004").read(new byte[8], 0, 8));
    }

    @Test
    void handsOverHalfALineAtControlD() throws IOException {
        assertArrayEquals("ab".getBytes(StandardCharsets.UTF_8), read("ab\u0004"));
    }

    @Test
    void stopsWaitingWhenInterruptedAndTakesNothing() {
        InputStream nobodyTypes =
                new InputStream() {
                    @Override
                    public int read() {
                        throw new AssertionError("it would be stuck here");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) {
                        throw new AssertionError("it would be stuck here");
                    }
                };
        Thread.currentThread().interrupt();
        assertThrows(
                InterruptedIOException.class,
                () -> new ConsoleInput(nobodyTypes).read(new byte[1], 0, 1));
        assertTrue(Thread.interrupted());
    }

    private static ConsoleInput input(String typed) {
        return new ConsoleInput(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] read(String typed) throws IOException {
        byte[] target = new byte[16];
        int count = input(typed).read(target, 0, target.length);
        return Arrays.copyOf(target, count);
    }
}
