// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

/** Sockets, of which a guest has none. */
final class Sockets {
    private final Descriptors descriptors;

    Sockets(Descriptors descriptors) {
        this.descriptors = descriptors;
    }

    /** All four functions: {@code sock_accept}, {@code _recv}, {@code _send}, {@code _shutdown}. */
    void refuse(Call call) throws ErrnoException {
        descriptors.find(call, 0);
        throw new ErrnoException(Errno.NOTSOCK);
    }
}
