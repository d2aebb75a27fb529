// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.GantryException;
import dev.gantry.file.GuestFiles;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.policy.Audit;
import dev.gantry.policy.Decision;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A guest that was let in: what the policy decided, the files that are open for it, and its record.
 * Ended once, when the guest has ended or cannot start.
 */
final class Admission {
    private final Decision decision;
    private final Audit.Trail trail;
    private final AtomicReference<GuestResources> resources;
    private final GuestFiles files;

    /**
     * @param resources empty; holds what the guest lends as soon as there is a guest
     */
    Admission(
            Decision decision,
            Audit.Trail trail,
            AtomicReference<GuestResources> resources,
            GuestFiles files) {
        this.decision = decision;
        this.trail = trail;
        this.resources = resources;
        this.files = files;
    }

    Decision decision() {
        return decision;
    }

    GuestFiles files() {
        return files;
    }

    Audit.Trail trail() {
        return trail;
    }

    /** From now on devices know whom they serve. */
    void lives(GuestResources guest) {
        resources.set(guest);
    }

    /** It cannot start after all. */
    void failed(Throwable reason) {
        RunEnd end =
                reason instanceof GantryException known
                        ? RunEnd.failed(known)
                        : RunEnd.internal(reason);
        ended(end, Map.of());
    }

    /** The guest has ended. */
    void ended(RunEnd end, Map<String, Long> counts) {
        String code =
                end.failure()
                        .map(failure -> failure.code().id())
                        .orElseGet(() -> Long.toString(end.exitCode()));
        try {
            files.close();
        } finally {
            trail.ended(end.outcome().label(), code, counts);
        }
    }
}
