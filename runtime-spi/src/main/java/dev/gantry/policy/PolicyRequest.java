// SPDX-License-Identifier: Apache-2.0
package dev.gantry.policy;

import dev.gantry.Digest;
import dev.gantry.InterfaceName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What is asked for on behalf of one guest. Immutable; grows by new builder methods. */
public final class PolicyRequest {
    private final String guest;
    private final Digest digest;
    private final Optional<String> profile;
    private final List<Grant> allow;
    private final List<Grant> deny;
    private final Set<InterfaceName> imports;
    private final Set<InterfaceName> present;

    private PolicyRequest(Builder builder) {
        this.guest = builder.guest;
        this.digest = builder.digest;
        this.profile = builder.profile;
        this.allow = List.copyOf(builder.allow);
        this.deny = List.copyOf(builder.deny);
        this.imports = Set.copyOf(builder.imports);
        this.present = Set.copyOf(builder.present);
    }

    public static Builder builder(String guest, Digest digest) {
        return new Builder(guest, digest);
    }

    /** What messages call the guest. */
    public String guest() {
        return guest;
    }

    /** Of the bytes that will run. */
    public Digest digest() {
        return digest;
    }

    /** The named profile that its caller chose; absent: nothing but what {@link #allow} lists. */
    public Optional<String> profile() {
        return profile;
    }

    /** What its caller wants it to have beyond the profile. */
    public List<Grant> allow() {
        return allow;
    }

    /** What its caller wants it not to have; wins over everything. */
    public List<Grant> deny() {
        return deny;
    }

    /** The host interfaces it imports and can link only with a grant. */
    public Set<InterfaceName> imports() {
        return imports;
    }

    /** All host interfaces that are present: their names are kinds of grants too. */
    public Set<InterfaceName> present() {
        return present;
    }

    /** Collects a request. */
    public static final class Builder {
        private final String guest;
        private final Digest digest;
        private Optional<String> profile = Optional.empty();
        private List<Grant> allow = List.of();
        private List<Grant> deny = List.of();
        private Set<InterfaceName> imports = Set.of();
        private Set<InterfaceName> present = Set.of();

        private Builder(String guest, Digest digest) {
            this.guest = Objects.requireNonNull(guest, "guest");
            this.digest = Objects.requireNonNull(digest, "digest");
        }

        public Builder profile(Optional<String> profile) {
            this.profile = profile;
            return this;
        }

        public Builder allow(List<Grant> allow) {
            this.allow = allow;
            return this;
        }

        public Builder deny(List<Grant> deny) {
            this.deny = deny;
            return this;
        }

        public Builder imports(Set<InterfaceName> imports) {
            this.imports = imports;
            return this;
        }

        public Builder present(Set<InterfaceName> present) {
            this.present = present;
            return this;
        }

        public PolicyRequest build() {
            return new PolicyRequest(this);
        }
    }
}
