// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.util.function.LongConsumer;

/**
 * Something of the library that several threads use and somebody closes: it is deleted once, when it
 * is closed and nobody uses it any more.
 */
final class NativeHandle {
    private final long address;
    private final LongConsumer deletion;
    private int users;
    private boolean closed;

    NativeHandle(long address, LongConsumer deletion) {
        this.address = address;
        this.deletion = deletion;
    }

    /** The address, which stays valid until {@link #release}; 0 once this is closed. */
    synchronized long acquire() {
        if (closed) {
            return 0;
        }
        users++;
        return address;
    }

    synchronized void release() {
        users--;
        deleteIfUnused();
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            deleteIfUnused();
        }
    }

    private void deleteIfUnused() {
        if (closed && users == 0) {
            deletion.accept(address);
        }
    }
}
