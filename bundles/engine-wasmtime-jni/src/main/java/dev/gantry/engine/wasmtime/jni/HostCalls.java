// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;

/**
 * Counts the calls that one call of a guest makes of the host. The library frees what it made for them,
 * about 90 bytes of heap and 200 beside it each, only when the guest has returned; a guest that called
 * without end would fill the memory, of which the library would end the process.
 */
final class HostCalls {
    /** One call for so many bytes of heap; that is the fifth part of the heap in the end. */
    private static final int HEAP_PER_CALL = 450;

    private final long most;
    private long made;

    HostCalls() {
        this(Runtime.getRuntime().maxMemory() / HEAP_PER_CALL);
    }

    HostCalls(long most) {
        this.most = most;
    }

    /** A guest is called from outside. */
    void startAnew() {
        made = 0;
    }

    /** A guest calls the host. */
    void count() {
        made++;
        if (made > most) {
            throw new TrapException(TrapCode.OUT_OF_MEMORY);
        }
    }
}
