// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.FileStatus;
import dev.gantry.file.FileType;
import dev.gantry.hostinterface.GuestInput;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.hostinterface.StandardStream;
import dev.gantry.policy.Grant;
import java.io.OutputStream;
import java.util.Locale;

/** One of the standard streams. */
abstract sealed class StreamDescriptor extends Descriptor {
    private final Permit permit;
    private final FileStatus status;

    private StreamDescriptor(GuestResources guest, StandardStream stream, long direction) {
        super(Rights.ofStream(direction), 0);
        Grant grant = Grant.of(stream.name().toLowerCase(Locale.ROOT));
        this.permit = new Permit(guest, grant, Errno.BADF);
        // A character device, together with the missing rights, is how C libraries know a terminal.
        boolean terminal = guest.terminals().contains(stream);
        FileType type = terminal ? FileType.CHARACTER_DEVICE : FileType.OTHER;
        this.status = new FileStatus(type, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Without it the descriptor does not exist. */
    final Permit permit() {
        return permit;
    }

    /** A stream has a type, and zero for everything else. */
    @Override
    final FileStatus status() {
        return status;
    }

    /** The host's stream behind it stays open. */
    @Override
    final void close() {}

    /** Can only be read. */
    static final class Input extends StreamDescriptor {
        private final GuestInput source;

        Input(GuestResources guest) {
            super(guest, StandardStream.STDIN, Rights.FD_READ);
            this.source = guest.stdin();
        }

        GuestInput source() {
            return source;
        }
    }

    /** Can only be written. */
    static final class Output extends StreamDescriptor {
        private final OutputStream target;

        Output(GuestResources guest, StandardStream stream, OutputStream target) {
            super(guest, stream, Rights.FD_WRITE);
            this.target = target;
        }

        OutputStream target() {
            return target;
        }
    }
}
