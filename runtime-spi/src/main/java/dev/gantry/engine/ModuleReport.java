// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.Objects;

/**
 * How an engine runs one module at this moment.
 *
 * @param module what it is called; comes from the caller of {@link Engine#compile}
 * @param tier in a word or two, for example {@code interpreted} or {@code compiling}
 * @param detail sizes, times and counts, in words
 */
public record ModuleReport(String module, String tier, String detail) {
    public ModuleReport {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(detail, "detail");
    }
}
