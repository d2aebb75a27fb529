// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import dev.gantry.engine.Global;
import dev.gantry.engine.Instance;
import dev.gantry.wasm.preparation.MeterNames;
import java.util.List;

/** The globals that a meter consists of, wherever they are. */
record MeterGlobals(
        Global fuel, Global mark, Global depth, Global pages, Global entries, Global reason) {

    /** Those that an instance exports under these names. */
    static MeterGlobals of(Instance instance, MeterNames names) {
        return new MeterGlobals(
                find(instance, names.fuel()),
                find(instance, names.mark()),
                find(instance, names.depth()),
                find(instance, names.pages()),
                find(instance, names.entries()),
                find(instance, names.reason()));
    }

    /** In the order in which a prepared module imports them. */
    List<Global> inOrder() {
        return List.of(fuel, mark, depth, pages, entries, reason);
    }

    private static Global find(Instance instance, String name) {
        return instance.export(name)
                .filter(Global.class::isInstance)
                .map(Global.class::cast)
                .orElseThrow(() -> new IllegalStateException("the engine lost a global: " + name));
    }
}
