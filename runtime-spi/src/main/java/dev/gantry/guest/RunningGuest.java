// SPDX-License-Identifier: Apache-2.0
package dev.gantry.guest;

import org.osgi.annotation.versioning.ProviderType;

/** A guest that was started. May be used from any thread. */
@ProviderType
public interface RunningGuest {
    /** Waits for the end. */
    GuestResult await() throws InterruptedException;

    /** Ends the guest soon; does not wait for it. Its result fails with INTERRUPTED. */
    void stop();
}
