// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Hands output on at once. When its reader went away the guest ends, whatever it makes of failed
 * writes: {@code yes | head -1} comes to an end.
 */
final class StreamedOutput extends OutputStream {
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
            throw closed(e);
        }
        if (target instanceof PrintStream printing && printing.checkError()) {
            throw closed(null);
        }
    }

    private static GantryException closed(@Nullable IOException cause) {
        return new GantryException(
                ErrorCode.OUTPUT_CLOSED,
                "output",
                "the output cannot be written any more",
                ErrorCode.OUTPUT_CLOSED.hint(),
                cause);
    }
}
