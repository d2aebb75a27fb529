// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Terminal;

/**
 * The terminal as standard input of guests. It reads only what has been typed already: a thread that
 * is stuck in a read cannot be interrupted, and would take the next key away from the prompt.
 *
 * <p>What cannot be seen without reading is Ctrl-D. So, while a command runs, the terminal hands it
 * over like the end of a line, and it is turned into the end of the input here.
 */
final class ConsoleInput extends InputStream {
    private static final int END = 'D' - '@';
    private static final int DISABLED = 0;
    private static final long POLL_MILLIS = 20;

    private final InputStream typed;

    /**
     * @param typed the keyboard, which knows how much of it is available
     */
    ConsoleInput(InputStream typed) {
        this.typed = typed;
    }

    /** Sets a terminal up for commands; gives back how it was before. */
    static Attributes enter(Terminal terminal) {
        Attributes before = terminal.getAttributes();
        Attributes during = new Attributes(before);
        during.setControlChar(ControlChar.VEOF, DISABLED);
        during.setControlChar(ControlChar.VEOL, END);
        terminal.setAttributes(during);
        return before;
    }

    @Override
    public int available() throws IOException {
        return typed.available();
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
        awaitTyped();
        int count = typed.read(target, offset, length);
        if (count > 0 && target[offset + count - 1] == END) {
            return count > 1 ? count - 1 : -1;
        }
        return count;
    }

    private void awaitTyped() throws IOException {
        try {
            while (typed.available() == 0) {
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("nobody waits for input any more");
        }
    }
}
