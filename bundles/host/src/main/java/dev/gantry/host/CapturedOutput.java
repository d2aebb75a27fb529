// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Keeps the first bytes of a stream and counts the rest as lost. */
final class CapturedOutput extends OutputStream {
    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
    private boolean truncated;

    CapturedOutput(int limit) {
        this.limit = limit;
    }

    @Override
    public synchronized void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] source, int offset, int length) {
        int fits = Math.min(length, limit - kept.size());
        kept.write(source, offset, fits);
        truncated |= fits < length;
    }

    synchronized byte[] bytes() {
        return kept.toByteArray();
    }

    synchronized boolean truncated() {
        return truncated;
    }
}
