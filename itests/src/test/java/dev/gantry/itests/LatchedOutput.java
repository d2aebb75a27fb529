// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** Says that something was written, and forgets it. */
final class LatchedOutput extends OutputStream {
    private final CountDownLatch written;

    LatchedOutput(CountDownLatch written) {
        this.written = written;
    }

    @Override
    public void write(int b) {
        written.countDown();
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        written.countDown();
    }
}
