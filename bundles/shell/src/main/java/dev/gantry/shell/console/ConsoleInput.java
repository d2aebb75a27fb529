// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import org.jline.utils.NonBlockingInputStream;

/**
 * The terminal as standard input of guests. A thread that waits here can be interrupted and takes no
 * byte with it, so that the next key belongs to the prompt again.
 */
final class ConsoleInput extends InputStream {
    private static final long POLL_MILLIS = 100;

    private final InputStream terminal;

    ConsoleInput(InputStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!(terminal instanceof NonBlockingInputStream polled)) {
            return terminal.read(target, offset, length);
        }
        int count = NonBlockingInputStream.READ_EXPIRED;
        while (count == NonBlockingInputStream.READ_EXPIRED) {
            if (Thread.interrupted()) {
                throw new InterruptedIOException("nobody waits for input any more");
            }
            count = polled.readBuffered(target, offset, length, POLL_MILLIS);
        }
        return count;
    }
}
