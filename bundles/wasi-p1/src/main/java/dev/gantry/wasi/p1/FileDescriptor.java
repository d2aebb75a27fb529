// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.FileStatus;
import dev.gantry.file.OpenFile;
import java.io.IOException;

/** An open file, and where in it the next byte is read or written. */
final class FileDescriptor extends Descriptor {
    private final OpenFile file;
    private long position;

    FileDescriptor(OpenFile file, Rights rights, int flags) {
        super(rights, flags);
        this.file = file;
    }

    OpenFile file() {
        return file;
    }

    long position() {
        return position;
    }

    void setPosition(long position) {
        this.position = position;
    }

    @Override
    FileStatus status() throws IOException {
        return file.status();
    }

    @Override
    void close() throws IOException {
        file.close();
    }
}
