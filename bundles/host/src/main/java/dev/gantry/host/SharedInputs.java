// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import java.io.InputStream;
import java.util.IdentityHashMap;

/** One pump for each stream that guests read, so that no byte is lost between guests that share it. */
final class SharedInputs {
    private final IdentityHashMap<InputStream, Shared> inputs = new IdentityHashMap<>();

    /** A pump and the number of guests on it. */
    private static final class Shared {
        private final InputPump pump;
        private int guests;

        Shared(InputStream stream) {
            pump = new InputPump(stream);
        }
    }

    /** The pump of a stream; every call is followed by one of {@link #release}. */
    synchronized InputPump of(InputStream stream) {
        Shared shared = inputs.computeIfAbsent(stream, Shared::new);
        shared.guests++;
        return shared.pump;
    }

    synchronized void release(InputStream stream) {
        Shared shared = inputs.get(stream);
        if (shared == null) {
            return;
        }
        shared.guests--;
        if (shared.guests == 0) {
            shared.pump.abandon();
            if (shared.pump.isIdle()) {
                inputs.remove(stream);
            }
        }
    }
}
