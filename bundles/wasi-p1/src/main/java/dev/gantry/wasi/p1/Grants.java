// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestResources;
import dev.gantry.policy.Grant;

/** What the guest may do; to be refused has a price. */
final class Grants {
    private final GuestResources guest;

    Grants(GuestResources guest) {
        this.guest = guest;
    }

    /** Answers the guest with this unless it has the grant. */
    void require(Grant grant, Errno refusal) throws ErrnoException {
        if (!guest.uses(grant)) {
            guest.spend(Prices.DENIED);
            throw new ErrnoException(refusal);
        }
    }
}
