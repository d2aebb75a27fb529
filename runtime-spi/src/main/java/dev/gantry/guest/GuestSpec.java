// SPDX-License-Identifier: Apache-2.0
package dev.gantry.guest;

import dev.gantry.engine.Limits;
import dev.gantry.engine.Tier;
import dev.gantry.hostinterface.StandardStream;
import dev.gantry.policy.Grant;
import dev.gantry.policy.PermissionDocument;
import dev.gantry.policy.Prompter;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What to run, with what, and within which limits. Immutable; grows by new builder methods.
 *
 * <p>By itself a guest may compute, write output that is captured, and exit. Everything else needs a
 * profile or a grant.
 */
public final class GuestSpec {
    /** The profile of a plain command: streams, arguments, clocks with sleep, random. */
    public static final String PROFILE_COMMAND = "command";

    private final GuestSource source;
    private final Optional<String> argv0;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final InputStream stdin;
    private final Optional<OutputStream> stdout;
    private final Optional<OutputStream> stderr;
    private final Set<StandardStream> terminals;
    private final Optional<Invocation> invocation;
    private final Optional<String> profile;
    private final List<Grant> allow;
    private final List<Grant> deny;
    private final Optional<String> engine;
    private final Tier tier;
    private final Optional<Limits> limits;
    private final OptionalLong seed;
    private final boolean trapOnGrowFailure;
    private final boolean trusted;
    private final boolean unstoppable;
    private final Optional<PermissionDocument> permissions;
    private final boolean agreed;
    private final Optional<Prompter> prompter;

    private GuestSpec(Builder builder) {
        this.source = builder.source;
        this.argv0 = builder.argv0;
        this.arguments = List.copyOf(builder.arguments);
        this.environment = Collections.unmodifiableMap(new LinkedHashMap<>(builder.environment));
        this.stdin = builder.stdin;
        this.stdout = builder.stdout;
        this.stderr = builder.stderr;
        this.terminals = Set.copyOf(builder.terminals);
        this.invocation = builder.invocation;
        this.profile = builder.profile;
        this.allow = List.copyOf(builder.allow);
        this.deny = List.copyOf(builder.deny);
        this.engine = builder.engine;
        this.tier = builder.tier;
        this.limits = builder.limits;
        this.seed = builder.seed;
        this.trapOnGrowFailure = builder.trapOnGrowFailure;
        this.trusted = builder.trusted;
        this.unstoppable = builder.unstoppable;
        this.permissions = builder.permissions;
        this.agreed = builder.agreed;
        this.prompter = builder.prompter;
    }

    public static Builder builder(GuestSource source) {
        return new Builder(source);
    }

    /** A guest from a file. */
    public static Builder of(Path file) {
        return builder(new GuestSource.File(file));
    }

    /** A guest from bytes. */
    public static Builder of(String name, byte[] wasm) {
        return builder(new GuestSource.Bytes(name, wasm));
    }

    public GuestSource source() {
        return source;
    }

    /** What the guest sees as {@code argv[0]}; absent: the name of the source. */
    public Optional<String> argv0() {
        return argv0;
    }

    /** The guest's arguments after {@code argv[0]}. */
    public List<String> arguments() {
        return arguments;
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** Never closed by the host. */
    public InputStream stdin() {
        return stdin;
    }

    /** Absent: captured. Never closed by the host. */
    public Optional<OutputStream> stdout() {
        return stdout;
    }

    /** Absent: captured. Never closed by the host. */
    public Optional<OutputStream> stderr() {
        return stderr;
    }

    /** Which of its streams the guest is to take for a terminal. */
    public Set<StandardStream> terminals() {
        return terminals;
    }

    /** Absent: {@code _start}. */
    public Optional<Invocation> invocation() {
        return invocation;
    }

    public Optional<String> profile() {
        return profile;
    }

    public List<Grant> allow() {
        return allow;
    }

    public List<Grant> deny() {
        return deny;
    }

    /** The id of the engine to run on; absent: the host chooses. */
    public Optional<String> engine() {
        return engine;
    }

    public Tier tier() {
        return tier;
    }

    /** Absent: {@link Guests#defaultLimits}. */
    public Optional<Limits> limits() {
        return limits;
    }

    /** What the random numbers of a deterministic run begin with; absent: the run is not one. */
    public OptionalLong deterministicSeed() {
        return seed;
    }

    /** Whether a memory or table that may not grow ends the guest, instead of telling it -1. */
    public boolean trapOnGrowFailure() {
        return trapOnGrowFailure;
    }

    /** Whether it may run on an engine that is for trusted guests only. */
    public boolean trusted() {
        return trusted;
    }

    /** Whether nobody will have to stop it while its process lives. */
    public boolean unstoppable() {
        return unstoppable;
    }

    /** What its caller grants by naming a file. */
    public Optional<PermissionDocument> permissions() {
        return permissions;
    }

    /** Whether its caller agrees to all that the guest asks for. */
    public boolean agreed() {
        return agreed;
    }

    /** Who is asked about what nothing grants; absent: nobody. */
    public Optional<Prompter> prompter() {
        return prompter;
    }

    /** Collects a specification. */
    public static final class Builder {
        private final GuestSource source;
        private Optional<String> argv0 = Optional.empty();
        private List<String> arguments = List.of();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private InputStream stdin = InputStream.nullInputStream();
        private Optional<OutputStream> stdout = Optional.empty();
        private Optional<OutputStream> stderr = Optional.empty();
        private Set<StandardStream> terminals = Set.of();
        private Optional<Invocation> invocation = Optional.empty();
        private Optional<String> profile = Optional.empty();
        private final List<Grant> allow = new ArrayList<>();
        private final List<Grant> deny = new ArrayList<>();
        private Optional<String> engine = Optional.empty();
        private Tier tier = Tier.AUTO;
        private Optional<Limits> limits = Optional.empty();
        private OptionalLong seed = OptionalLong.empty();
        private boolean trapOnGrowFailure;
        private boolean trusted;
        private boolean unstoppable;
        private Optional<PermissionDocument> permissions = Optional.empty();
        private boolean agreed;
        private Optional<Prompter> prompter = Optional.empty();

        private Builder(GuestSource source) {
            this.source = Objects.requireNonNull(source, "source");
        }

        public Builder argv0(String argv0) {
            this.argv0 = Optional.of(argv0);
            return this;
        }

        public Builder arguments(List<String> arguments) {
            this.arguments = arguments;
            return this;
        }

        /** Gives the guest an environment variable, and the grant to see it. */
        public Builder environment(String name, String value) {
            this.environment.put(name, value);
            return allow(new Grant("env", name));
        }

        /**
         * Where standard input comes from; reading it still needs the grant {@code stdin}. A read that
         * is pending when the guest ends is interrupted.
         */
        public Builder stdin(InputStream stdin) {
            this.stdin = Objects.requireNonNull(stdin, "stdin");
            return this;
        }

        /** Streams standard output, without a bound, instead of capturing it. */
        public Builder stdout(OutputStream stdout) {
            this.stdout = Optional.of(stdout);
            return this;
        }

        /** Streams standard error, without a bound, instead of capturing it. */
        public Builder stderr(OutputStream stderr) {
            this.stderr = Optional.of(stderr);
            return this;
        }

        /** Says which of the streams are a terminal; none unless said. */
        public Builder terminals(Set<StandardStream> terminals) {
            this.terminals = terminals;
            return this;
        }

        /** Calls an export instead of {@code _start}. */
        public Builder invoke(String function, List<String> arguments) {
            this.invocation = Optional.of(new Invocation(function, arguments));
            return this;
        }

        /** Gives the guest what a named profile of the policy holds. */
        public Builder profile(String profile) {
            this.profile = Optional.of(profile);
            return this;
        }

        /** Asks for a grant. */
        public Builder allow(Grant grant) {
            this.allow.add(Objects.requireNonNull(grant, "grant"));
            return this;
        }

        /** Takes something away, whatever grants it. */
        public Builder deny(Grant grant) {
            this.deny.add(Objects.requireNonNull(grant, "grant"));
            return this;
        }

        public Builder engine(String id) {
            this.engine = Optional.of(id);
            return this;
        }

        public Builder tier(Tier tier) {
            this.tier = Objects.requireNonNull(tier, "tier");
            return this;
        }

        public Builder limits(Limits limits) {
            this.limits = Optional.of(limits);
            return this;
        }

        /**
         * Gives the guest a clock, random numbers and arithmetic that are the same in every run, on
         * every engine. Fuel and depth are counted then.
         */
        public Builder deterministic(long seed) {
            this.seed = OptionalLong.of(seed);
            return this;
        }

        public Builder trapOnGrowFailure(boolean trap) {
            this.trapOnGrowFailure = trap;
            return this;
        }

        /**
         * Says that the guest may be run unconfined too: it may use an engine that has known
         * weaknesses.
         */
        public Builder trusted(boolean trusted) {
            this.trusted = trusted;
            return this;
        }

        /**
         * Says that the guest ends by itself or with its process: no interrupt has to end it. If it is
         * trusted and has no deadline, nothing is added to its code then.
         */
        public Builder unstoppable(boolean unstoppable) {
            this.unstoppable = unstoppable;
            return this;
        }

        /** Grants what a file of permissions lists. */
        public Builder permissions(PermissionDocument permissions) {
            this.permissions = Optional.of(permissions);
            return this;
        }

        /** Agrees to all that the guest asks for, for this run; a deny rule still wins. */
        public Builder agreed(boolean agreed) {
            this.agreed = agreed;
            return this;
        }

        /** Says who is asked about what nothing grants. */
        public Builder prompter(Prompter prompter) {
            this.prompter = Optional.of(prompter);
            return this;
        }

        public GuestSpec build() {
            return new GuestSpec(this);
        }
    }
}
