// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.OpenFile;
import java.io.IOException;

/** A device that a guest has open. Nothing of it is counted but that it is open. */
final class MountedDevice implements OpenFile {
    private final OpenFile device;
    private final FileStatus entry;
    private final GuestAccount account;

    /**
     * @param entry what the guest is told of it: what it is told of its name
     */
    MountedDevice(OpenFile device, FileStatus entry, GuestAccount account) {
        this.device = device;
        this.entry = entry;
        this.account = account;
        account.handles().add(this);
    }

    @Override
    public FileStatus status() {
        return entry;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        return device.read(position, target, offset, length);
    }

    @Override
    public int write(long position, byte[] source, int offset, int length) throws IOException {
        return device.write(position, source, offset, length);
    }

    @Override
    public int append(byte[] source, int offset, int length) throws IOException {
        return device.append(source, offset, length);
    }

    @Override
    public void setSize(long size) throws IOException {
        device.setSize(size);
    }

    @Override
    public void allocate(long offset, long length) throws IOException {
        throw new FileException(FileProblem.NO_POSITION);
    }

    @Override
    public void sync(boolean metadata) throws IOException {
        device.sync(metadata);
    }

    @Override
    public void close() throws IOException {
        if (account.handles().remove(this)) {
            device.close();
        }
    }
}
