// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.GuestFiles;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.hostinterface.StandardStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The descriptors that the guest holds open. A stream whose grant is missing does not exist for it,
 * which is an answer that every program understands.
 */
final class Descriptors {
    /** The numbers of the streams are not given out again: a program writes to 1 without looking. */
    private static final int FIRST_FREE = 3;

    private final List<@Nullable Descriptor> open = new ArrayList<>();
    private final BitSet taken = new BitSet();

    Descriptors(GuestResources guest) {
        put(0, new StreamDescriptor.Input(guest));
        put(1, new StreamDescriptor.Output(guest, StandardStream.STDOUT, guest.stdout()));
        put(2, new StreamDescriptor.Output(guest, StandardStream.STDERR, guest.stderr()));
        for (GuestFiles.Preopen preopen : guest.files().preopens()) {
            add(FolderDescriptor.of(guest, preopen));
        }
    }

    /** The descriptor whose number is the argument at this position. */
    Descriptor find(Call call, int position) throws ErrnoException {
        return find(call.function(), call.i32(position));
    }

    Descriptor find(String function, int number) throws ErrnoException {
        Descriptor descriptor = number < 0 || number >= open.size() ? null : open.get(number);
        if (descriptor == null) {
            throw new ErrnoException(Errno.BADF);
        }
        if (descriptor instanceof StreamDescriptor stream) {
            stream.permit().require(function);
        }
        return descriptor;
    }

    /** The file whose number is the first argument, if it has this right. */
    FileDescriptor file(Call call, long right, Errno ofStream) throws ErrnoException {
        Descriptor descriptor = find(call, 0);
        if (descriptor instanceof FileDescriptor file) {
            file.rights().require(right);
            return file;
        }
        throw new ErrnoException(descriptor instanceof FolderDescriptor ? Errno.BADF : ofStream);
    }

    /** The folder whose number is the argument at this position. */
    FolderDescriptor folder(Call call, int position) throws ErrnoException {
        if (find(call, position) instanceof FolderDescriptor folder) {
            return folder;
        }
        throw new ErrnoException(Errno.NOTDIR);
    }

    /** Gives it the lowest number that is free. */
    int add(Descriptor descriptor) {
        int number = taken.nextClearBit(FIRST_FREE);
        put(number, descriptor);
        return number;
    }

    /** {@code fd_close(fd)} */
    void close(Call call) throws ErrnoException, IOException {
        Descriptor descriptor = find(call, 0);
        remove(call.i32(0));
        descriptor.close();
    }

    /** {@code fd_renumber(from, to)}; both must be open, and what was at the second is closed. */
    void renumber(Call call) throws ErrnoException, IOException {
        Descriptor moved = find(call, 0);
        Descriptor replaced = find(call, 1);
        if (moved != replaced) {
            put(call.i32(1), moved);
            remove(call.i32(0));
            replaced.close();
        }
    }

    private void put(int number, Descriptor descriptor) {
        while (open.size() <= number) {
            open.add(null);
        }
        open.set(number, descriptor);
        taken.set(number);
    }

    private void remove(int number) {
        open.set(number, null);
        taken.clear(number);
    }
}
