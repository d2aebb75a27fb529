// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.Limits;
import java.util.HashMap;
import java.util.Map;

/** Wasmtime for each size of stack that somebody asked for, made when it is asked for first. */
final class NativeEngines implements AutoCloseable {
    /** A guest that is counted must reach its own limit first; its frames may take so much more. */
    private static final int BYTES_PER_COUNTED_BYTE = 4;

    private static final int SMALLEST_LARGE = 1 << 20;

    /** Wasmtime takes more for a mistake, unless the library had a setting that it lacks. */
    private static final int LARGEST = 2 << 20;

    private final Map<Integer, NativeEngine> engines = new HashMap<>();
    private boolean closed;

    NativeEngine usual() {
        return ofStack(StackGuard.USUAL_BYTES);
    }

    NativeEngine forLimits(Limits limits) {
        return ofStack(stackBytes(limits.stackBytes().orElse(0)));
    }

    @Override
    public synchronized void close() {
        closed = true;
        engines.values().forEach(NativeEngine::close);
        engines.clear();
    }

    /**
     * Rounded up, so that there are few. Of a guest that may count to more than half a MiB the frames
     * must not be as large as they could be, or its stack ends before the count.
     */
    static int stackBytes(long counted) {
        long needed = counted * BYTES_PER_COUNTED_BYTE;
        if (needed <= StackGuard.USUAL_BYTES) {
            return StackGuard.USUAL_BYTES;
        }
        int rounded = SMALLEST_LARGE;
        while (rounded < needed && rounded < LARGEST) {
            rounded *= 2;
        }
        return rounded;
    }

    private synchronized NativeEngine ofStack(int bytes) {
        if (closed) {
            throw Entrance.engineGone();
        }
        return engines.computeIfAbsent(bytes, NativeEngine::new);
    }
}
