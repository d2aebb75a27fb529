// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.engine.ModuleReport;
import java.util.Locale;

/** How one module runs at this moment, for people. Holds nothing of the module itself. */
final class ModuleStatus {
    static final String INTERPRETED = "interpreted";
    static final String COMPILING = "compiling";
    static final String COMPILED = "compiled";
    static final String FROM_CACHE = "compiled, from cache";

    private final String module;
    private final String size;
    private volatile ModuleReport report;

    /**
     * @param codeSize in bytes
     */
    ModuleStatus(String module, int codeSize) {
        this.module = module;
        this.size = String.format(Locale.ROOT, "%.1f KiB of code", codeSize / 1024.0);
        this.report = new ModuleReport(module, INTERPRETED, size);
    }

    void becomes(String tier) {
        report = new ModuleReport(module, tier, size);
    }

    void becomes(String tier, String detail) {
        report = new ModuleReport(module, tier, size + ", " + detail);
    }

    ModuleReport report() {
        return report;
    }
}
