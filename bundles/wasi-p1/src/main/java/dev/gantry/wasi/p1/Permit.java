// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestResources;
import dev.gantry.policy.Access;
import dev.gantry.policy.Grant;

/**
 * A grant that functions ask for in every call. What it was decided to be stays for the run, so the
 * host is asked once; to be refused is told once, and has a price each time.
 */
final class Permit {
    private final GuestResources guest;
    private final Grant grant;
    private final Errno refusal;
    private boolean given;
    private boolean told;

    Permit(GuestResources guest, Grant grant, Errno refusal) {
        this.guest = guest;
        this.grant = grant;
        this.refusal = refusal;
    }

    /** Answers the guest with the refusal unless it has the grant. */
    void require(String function) throws ErrnoException {
        if (given) {
            return;
        }
        given = guest.uses(grant);
        if (!given) {
            guest.spend(Prices.DENIED);
            tell(function);
            throw new ErrnoException(refusal);
        }
    }

    private void tell(String function) {
        if (!told) {
            told = true;
            String reason = grant + " is not granted (" + refusal.name() + ")";
            guest.tells(new Access(grant, function, "", Access.Outcome.REFUSED, reason));
        }
    }
}
