// SPDX-License-Identifier: Apache-2.0
package dev.gantry.hostinterface;

import org.osgi.annotation.versioning.ProviderType;

/** The time as a guest sees it. */
@ProviderType
public interface GuestClock {
    /** Nanoseconds since 1970-01-01T00:00Z. */
    long realtimeNanos();

    /** Nanoseconds since an arbitrary point; never goes back. */
    long monotonicNanos();

    /**
     * Lets this much time pass; nothing for zero and less.
     *
     * @throws dev.gantry.engine.TrapException if the guest is stopped while it sleeps
     */
    void sleep(long nanos);
}
