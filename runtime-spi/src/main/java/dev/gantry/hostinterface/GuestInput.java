// SPDX-License-Identifier: Apache-2.0
package dev.gantry.hostinterface;

import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/** A source of bytes whose waiting can be ended by {@link dev.gantry.guest.RunningGuest#stop}. */
@ProviderType
public interface GuestInput {
    /**
     * Waits for at least one byte and reads at most {@code length}; -1 at the end.
     *
     * @throws dev.gantry.engine.TrapException if the guest is stopped while it waits
     */
    int read(byte[] target, int offset, int length) throws IOException;

    /**
     * Waits until a read would not block, at most this long, and says whether it came to that. A
     * source at its end is ready.
     *
     * @throws dev.gantry.engine.TrapException if the guest is stopped while it waits
     */
    boolean awaitReady(long nanos) throws IOException;
}
