// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.wasm.meter.MeteredStore;
import java.util.OptionalLong;

/** What a guest used up. */
record Consumption(long peakMemoryBytes, OptionalLong fuelUsed, boolean fuelExact) {
    /** Of a guest that never got as far as a store. */
    static final Consumption NONE = new Consumption(0, OptionalLong.empty(), false);

    static Consumption in(MeteredStore store) {
        return new Consumption(store.peakMemoryBytes(), store.fuelUsed(), store.fuelExact());
    }
}
