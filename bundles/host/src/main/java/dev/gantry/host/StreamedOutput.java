// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Hands output on at once. When its reader went away the guest ends, whatever it makes of failed
 * writes: {@code yes | head -1} comes to an end.
 */
final class StreamedOutput extends OutputStream {
    /** What the JDK says of pipes and sockets whose other end is gone; there is no type for it. */
    private static final List<String> READER_WENT =
            List.of("pipe", "closed", "reset", "read end dead");

    private final OutputStream target;

    StreamedOutput(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        try {
            target.write(source, offset, length);
            target.flush();
        } catch (IOException e) {
            throw failure(e);
        }
        if (target instanceof PrintStream printing && printing.checkError()) {
            throw failure(new IOException("closed"));
        }
    }

    private static GantryException failure(IOException cause) {
        String reason = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        boolean readerWent = READER_WENT.stream().anyMatch(reason::contains);
        ErrorCode code = readerWent ? ErrorCode.OUTPUT_CLOSED : ErrorCode.OUTPUT_FAILED;
        String message = "the output cannot be written: " + GuestText.cleanMessage(reason);
        return new GantryException(code, "output", message, code.hint(), cause);
    }
}
