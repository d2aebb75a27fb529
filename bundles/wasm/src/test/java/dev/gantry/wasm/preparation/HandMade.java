// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import java.util.Optional;

/** Prepared modules that no pass has made. */
public final class HandMade {
    private HandMade() {}

    public static PreparedModule prepared(PreparedModule.Facts facts) {
        return new PreparedModule(new byte[0], facts, Optional.empty());
    }
}
