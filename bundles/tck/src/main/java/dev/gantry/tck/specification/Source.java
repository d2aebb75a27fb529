// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import dev.gantry.engine.Extern;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Store;

/** Where an import comes from, in any store. */
sealed interface Source {
    Extern in(Store store);

    /** A function of the host that does nothing. */
    record Print(FunctionType type) implements Source {
        @Override
        public Extern in(Store store) {
            return store.host(type, (arguments, results) -> {});
        }
    }

    /** What another instance exports. */
    record Export(Guest guest, String name) implements Source {
        @Override
        public Extern in(Store store) {
            return guest.instance().export(name).orElseThrow();
        }
    }
}
