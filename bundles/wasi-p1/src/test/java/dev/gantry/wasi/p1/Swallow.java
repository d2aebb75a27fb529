// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.FileStatus;
import dev.gantry.file.FileType;
import dev.gantry.file.OpenFile;

/** A device that gives nothing and takes everything. */
final class Swallow implements OpenFile {
    @Override
    public FileStatus status() {
        return new FileStatus(FileType.CHARACTER_DEVICE, 0, 0, 1, 0, 0, 0, 0);
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
        return 0;
    }

    @Override
    public int write(long position, byte[] source, int offset, int length) {
        return length;
    }

    @Override
    public void close() {}
}
