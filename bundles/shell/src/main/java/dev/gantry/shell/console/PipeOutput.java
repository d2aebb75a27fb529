// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** A stage of a Gogo pipeline. Unlike the stream below it, it says when the next stage has gone. */
final class PipeOutput extends OutputStream {
    private final PrintStream pipe;

    PipeOutput(PrintStream pipe) {
        this.pipe = pipe;
    }

    @Override
    public void write(int value) throws IOException {
        pipe.write(value);
        check();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        pipe.write(bytes, offset, length);
        check();
    }

    @Override
    public void flush() throws IOException {
        check();
    }

    private void check() throws IOException {
        if (pipe.checkError()) {
            throw new IOException("the reader of the pipe went away");
        }
    }
}
