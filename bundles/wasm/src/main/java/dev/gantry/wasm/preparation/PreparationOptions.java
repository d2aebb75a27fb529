// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import java.util.Objects;

/** How to prepare a module. Immutable; grows by new builder methods. */
public final class PreparationOptions {
    private final PreparationMode mode;
    private final boolean checkpoints;
    private final boolean deterministic;
    private final boolean trapOnGrowFailure;
    private final boolean sharedMeter;

    private PreparationOptions(Builder builder) {
        this.mode = builder.mode;
        this.checkpoints = builder.checkpoints || builder.mode == PreparationMode.METERED;
        this.deterministic = builder.deterministic;
        this.trapOnGrowFailure = builder.trapOnGrowFailure;
        this.sharedMeter = builder.sharedMeter;
    }

    public static Builder builder(PreparationMode mode) {
        return new Builder(mode);
    }

    public PreparationMode mode() {
        return mode;
    }

    /** Whether loops and calls ask the host from time to time if they may go on. */
    public boolean checkpoints() {
        return checkpoints;
    }

    /** Whether every NaN that arithmetic gives has the same bits. */
    public boolean deterministic() {
        return deterministic;
    }

    /** Whether growth beyond the budget is a trap instead of -1. */
    public boolean trapOnGrowFailure() {
        return trapOnGrowFailure;
    }

    /** Whether the meter is imported, for guests of several modules, instead of being the module's own. */
    public boolean sharedMeter() {
        return sharedMeter;
    }

    /** In a few characters, for the keys of caches: two options differ if their texts do. */
    public String key() {
        return mode.name().charAt(0)
                + (checkpoints ? "c" : "")
                + (deterministic ? "d" : "")
                + (trapOnGrowFailure ? "t" : "")
                + (sharedMeter ? "s" : "");
    }

    /** Collects options. */
    public static final class Builder {
        private final PreparationMode mode;
        private boolean checkpoints;
        private boolean deterministic;
        private boolean trapOnGrowFailure;
        private boolean sharedMeter;

        private Builder(PreparationMode mode) {
            this.mode = Objects.requireNonNull(mode, "mode");
        }

        /** For engines that cannot interrupt a loop by themselves; metered modules have them always. */
        public Builder checkpoints(boolean wanted) {
            this.checkpoints = wanted;
            return this;
        }

        public Builder deterministic(boolean wanted) {
            this.deterministic = wanted;
            return this;
        }

        public Builder trapOnGrowFailure(boolean wanted) {
            this.trapOnGrowFailure = wanted;
            return this;
        }

        public Builder sharedMeter(boolean wanted) {
            this.sharedMeter = wanted;
            return this;
        }

        public PreparationOptions build() {
            return new PreparationOptions(this);
        }
    }
}
