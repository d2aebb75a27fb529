// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.Objects;

/** How to compile a module. Immutable; grows by new builder methods. */
public final class CompileOptions {
    /** A module without a name, in the tier that the engine chooses. */
    public static final CompileOptions DEFAULT = builder().build();

    private final String name;
    private final Tier tier;
    private final String cacheKey;

    private CompileOptions(Builder builder) {
        this.name = builder.name;
        this.tier = builder.tier;
        this.cacheKey = builder.cacheKey;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What messages call the module; may be empty. */
    public String name() {
        return name;
    }

    public Tier tier() {
        return tier;
    }

    /**
     * Tells these bytes, and how they were prepared, from all others; empty: nothing compiled is kept.
     * An engine that keeps what it compiled adds what its own result depends on.
     */
    public String cacheKey() {
        return cacheKey;
    }

    /** Collects options. */
    public static final class Builder {
        private String name = "";
        private Tier tier = Tier.AUTO;
        private String cacheKey = "";

        private Builder() {}

        public Builder name(String name) {
            this.name = Objects.requireNonNull(name, "name");
            return this;
        }

        public Builder tier(Tier tier) {
            this.tier = Objects.requireNonNull(tier, "tier");
            return this;
        }

        public Builder cacheKey(String cacheKey) {
            this.cacheKey = Objects.requireNonNull(cacheKey, "cacheKey");
            return this;
        }

        public CompileOptions build() {
            return new CompileOptions(this);
        }
    }
}
