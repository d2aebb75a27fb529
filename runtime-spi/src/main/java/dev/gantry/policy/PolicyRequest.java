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
    private final Set<InterfaceName> linked;
    private final List<GrantKind> present;
    private final Optional<Subject> subject;
    private final Optional<PermissionDocument> request;
    private final Optional<PermissionDocument> permissions;
    private final boolean agreed;
    private final Optional<Prompter> prompter;

    private PolicyRequest(Builder builder) {
        this.guest = builder.guest;
        this.digest = builder.digest;
        this.profile = builder.profile;
        this.allow = List.copyOf(builder.allow);
        this.deny = List.copyOf(builder.deny);
        this.imports = Set.copyOf(builder.imports);
        this.linked = Set.copyOf(builder.linked);
        this.present = List.copyOf(builder.present);
        this.subject = builder.subject;
        this.request = builder.request;
        this.permissions = builder.permissions;
        this.agreed = builder.agreed;
        this.prompter = builder.prompter;
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

    /** All host interfaces that it imports: a deny rule can take any of them away. */
    public Set<InterfaceName> linked() {
        return linked;
    }

    /** The kinds of grants that the host interfaces which are present bring with them. */
    public List<GrantKind> present() {
        return present;
    }

    /** Whom grants are remembered for; absent: nobody, for example bytes without a name. */
    public Optional<Subject> subject() {
        return subject;
    }

    /** What its author asks for. Grants nothing. */
    public Optional<PermissionDocument> request() {
        return request;
    }

    /** What its caller grants by naming a file. */
    public Optional<PermissionDocument> permissions() {
        return permissions;
    }

    /** Whether its caller agrees to all that it asks for, for this run. */
    public boolean agreed() {
        return agreed;
    }

    /** Who can be asked; absent: nobody, and the answer is no. */
    public Optional<Prompter> prompter() {
        return prompter;
    }

    /** Collects a request. */
    public static final class Builder {
        private final String guest;
        private final Digest digest;
        private Optional<String> profile = Optional.empty();
        private List<Grant> allow = List.of();
        private List<Grant> deny = List.of();
        private Set<InterfaceName> imports = Set.of();
        private Set<InterfaceName> linked = Set.of();
        private List<GrantKind> present = List.of();
        private Optional<Subject> subject = Optional.empty();
        private Optional<PermissionDocument> request = Optional.empty();
        private Optional<PermissionDocument> permissions = Optional.empty();
        private boolean agreed;
        private Optional<Prompter> prompter = Optional.empty();

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

        public Builder linked(Set<InterfaceName> linked) {
            this.linked = linked;
            return this;
        }

        public Builder present(List<GrantKind> present) {
            this.present = present;
            return this;
        }

        public Builder subject(Optional<Subject> subject) {
            this.subject = subject;
            return this;
        }

        public Builder request(Optional<PermissionDocument> request) {
            this.request = request;
            return this;
        }

        public Builder permissions(Optional<PermissionDocument> permissions) {
            this.permissions = permissions;
            return this;
        }

        public Builder agreed(boolean agreed) {
            this.agreed = agreed;
            return this;
        }

        public Builder prompter(Optional<Prompter> prompter) {
            this.prompter = prompter;
            return this;
        }

        public PolicyRequest build() {
            return new PolicyRequest(this);
        }
    }
}
