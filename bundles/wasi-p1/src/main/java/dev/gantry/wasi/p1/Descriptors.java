// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestResources;
import dev.gantry.hostinterface.StandardStream;
import java.util.HashMap;
import java.util.Map;

/**
 * The descriptors that the guest holds open. One whose grant is missing does not exist for it, which
 * is an answer that every program understands.
 */
final class Descriptors {
    private final Grants grants;
    private final Map<Integer, Descriptor> open = new HashMap<>();

    Descriptors(GuestResources guest) {
        this.grants = new Grants(guest);
        open.put(0, new Descriptor.Input(StandardStream.STDIN, guest));
        open.put(1, new Descriptor.Output(StandardStream.STDOUT, guest, guest.stdout()));
        open.put(2, new Descriptor.Output(StandardStream.STDERR, guest, guest.stderr()));
    }

    /** The descriptor of this number. */
    Descriptor find(int number) throws ErrnoException {
        Descriptor descriptor = open.get(number);
        if (descriptor == null) {
            throw new ErrnoException(Errno.BADF);
        }
        grants.require(descriptor.grant(), Errno.BADF);
        return descriptor;
    }

    /** The descriptor of this number, if it has the right to be read. */
    Descriptor.Input input(int number) throws ErrnoException {
        if (find(number) instanceof Descriptor.Input input) {
            return input;
        }
        throw new ErrnoException(Errno.NOTCAPABLE);
    }

    /** The descriptor of this number, if it has the right to be written. */
    Descriptor.Output output(int number) throws ErrnoException {
        if (find(number) instanceof Descriptor.Output output) {
            return output;
        }
        throw new ErrnoException(Errno.NOTCAPABLE);
    }

    /** {@code fd_close(fd)}; the host's stream behind it stays open. */
    void close(Call call) throws ErrnoException {
        find(call.i32(0));
        open.remove(call.i32(0));
    }
}
