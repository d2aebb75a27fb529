// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.guest.GuestSpec;
import java.util.Optional;

/**
 * Which engine a guest is to run on.
 *
 * @param id absent: the best one
 * @param configured whether nobody but the configuration names it
 * @param trusted whether the guest may run on one that is for trusted guests only
 */
record EngineWish(Optional<String> id, boolean configured, boolean trusted) {
    /** Of a guest for which any will do. */
    static final EngineWish ANY = new EngineWish(Optional.empty(), false, false);

    static EngineWish of(GuestSpec spec, Defaults defaults) {
        return spec.engine().isPresent()
                ? new EngineWish(spec.engine(), false, spec.trusted())
                : configured(defaults.engine(), spec.trusted());
    }

    /**
     * Of a guest whose caller names none.
     *
     * @param engine the configured one
     */
    static EngineWish configured(Optional<String> engine, boolean trusted) {
        return new EngineWish(engine, engine.isPresent(), trusted);
    }
}
