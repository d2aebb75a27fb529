// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.Objects;

/** How to compile a module. Immutable; grows by new builder methods. */
public final class CompileOptions {
    /** A module without a name, in the tier that the engine chooses. */
    public static final CompileOptions DEFAULT = builder().build();

    private final String name;
    private final Tier tier;

    private CompileOptions(Builder builder) {
        this.name = builder.name;
        this.tier = builder.tier;
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

    /** Collects options. */
    public static final class Builder {
        private String name = "";
        private Tier tier = Tier.AUTO;

        private Builder() {}

        public Builder name(String name) {
            this.name = Objects.requireNonNull(name, "name");
            return this;
        }

        public Builder tier(Tier tier) {
            this.tier = Objects.requireNonNull(tier, "tier");
            return this;
        }

        public CompileOptions build() {
            return new CompileOptions(this);
        }
    }
}
