// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.Spelling;
import dev.gantry.file.Mount;
import dev.gantry.hostinterface.Device;
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantKind;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which kinds of grants there are: the built-in ones, and those of the host interfaces that are
 * present. A rule about anything else is a mistake, and a mistake in a rule must never pass in silence.
 */
final class GrantKinds {
    static final String ENVIRONMENT = "env";
    static final String RANDOM = "random";
    static final Grant RANDOM_DEVICE = new Grant(Device.GRANT_KIND, "urandom");

    /** So long is a grant in its full form; what reads files of grants takes no longer text. */
    static final int MAX_CHARACTERS = 4_096;

    /** So long is a grant that is asked for: a person reads all of it before answering. */
    private static final int MAX_REQUESTED = 200;

    private static final Pattern DEVICE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern LINE = Pattern.compile("\\p{Cntrl}");

    /** All that the policy knows by itself. */
    private static final Map<String, GrantKind> BUILT_IN =
            byName(
                    List.of(
                            GrantKind.of("stdin", "read what is typed or piped into it"),
                            GrantKind.of("stdout", "write to standard output"),
                            GrantKind.of("stderr", "write to standard error"),
                            GrantKind.of("arg", "read the arguments it is given"),
                            GrantKind.of("clock", "read the time, and sleep")
                                    .risking("Exact time helps to spy on what else runs here."),
                            GrantKind.of(RANDOM, "get random numbers"),
                            GrantKind.of(ENVIRONMENT, "read one environment variable")
                                    .risking("Variables often hold passwords and tokens.")
                                    .needing("NAME"),
                            GrantKind.of(Mount.KIND_FOLDER, "read, and with :rw change, a folder")
                                    .risking("It gets every file below that folder.")
                                    .needing("HOST[::GUEST][:ro|:rw]"),
                            GrantKind.of(
                                            Mount.KIND_TEMPORARY,
                                            "keep files in an empty folder that is gone after the run")
                                    .risking("It can fill the disk, up to its limit.")
                                    .taking("GUEST"),
                            GrantKind.of(
                                            Mount.KIND_MEMORY,
                                            "keep files in memory that is gone after the run")
                                    .taking("GUEST"),
                            GrantKind.of(Device.GRANT_KIND, "use a device that the host serves")
                                    .needing("NAME")));

    private final Map<String, GrantKind> known;

    GrantKinds(List<GrantKind> present) {
        known = new TreeMap<>(byName(present));
        known.putAll(BUILT_IN);
    }

    private static Map<String, GrantKind> byName(Collection<GrantKind> kinds) {
        return kinds.stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                GrantKind::name, kind -> kind, (first, second) -> first));
    }

    static boolean isBuiltIn(String kind) {
        return BUILT_IN.containsKey(kind);
    }

    boolean has(String kind) {
        return known.containsKey(kind);
    }

    /**
     * Whether a rule that outlives host interfaces may speak of this kind: it is known, or can be the
     * name of an interface that is not there now. Without a colon it is more likely a typing error.
     */
    boolean mayCome(String kind) {
        return has(kind) || kind.contains(":");
    }

    /** The kind of a grant, with words for just this one. */
    GrantKind kindOf(Grant grant) {
        GrantKind kind =
                known.getOrDefault(
                        grant.kind(),
                        GrantKind.of(grant.kind(), "use " + GuestText.clean(grant.kind())));
        String purpose = Purpose.of(grant, kind);
        return new GrantKind(
                kind.name(), purpose, kind.risk(), kind.parameter(), kind.parameterNeeded());
    }

    /**
     * Refuses a rule that means nothing.
     *
     * @param rule what the rule does, for the message: allow or deny
     * @return the grant in its full form, so that two ways to write it are one
     */
    Grant checked(String rule, Grant grant) {
        checkKind(rule, grant);
        checkParameter(rule, grant);
        return bounded(rule, mount(rule, grant).map(Mount::grant).orElse(grant));
    }

    /** The same for what a guest asks for, which must be short enough to be shown whole. */
    Grant checkedRequest(Grant written) {
        Grant grant = checked("ask for", written);
        if (grant.toString().length() > MAX_REQUESTED) {
            String shown = GuestText.clean(grant.toString());
            throw new GantryException(
                    ErrorCode.BAD_PERMISSIONS,
                    grant.kind(),
                    "cannot ask for '"
                            + shown
                            + "': it is longer than "
                            + MAX_REQUESTED
                            + " characters",
                    "a request names only what a person can read at a glance",
                    null);
        }
        return grant;
    }

    private void checkKind(String rule, Grant grant) {
        GrantKind kind = known.get(grant.kind());
        if (kind == null) {
            throw unknown(rule, grant);
        }
        if (kind.parameter().isEmpty() && !grant.parameter().isEmpty()) {
            throw misused(rule, grant, "takes no parameter", "write " + kind.name() + " alone");
        }
        if (kind.parameterNeeded() && grant.parameter().isEmpty()) {
            String missing =
                    kind.name().equals(ENVIRONMENT)
                            ? "takes the name of one environment variable"
                            : "needs a parameter";
            throw misused(rule, grant, missing, form(kind));
        }
    }

    private static String form(GrantKind kind) {
        return kind.name().equals(ENVIRONMENT)
                ? "write env=NAME, without a value"
                : "write " + kind.form();
    }

    private void checkParameter(String rule, Grant grant) {
        String parameter = grant.parameter();
        if (LINE.matcher(parameter).find()) {
            throw misused(
                    rule, grant, "takes a parameter of one line", "write " + form(kindOf(grant)));
        }
        if (grant.kind().equals(ENVIRONMENT) && parameter.contains("=")) {
            throw misused(
                    rule,
                    grant,
                    "takes the name of one environment variable",
                    "write env=NAME, without a value");
        }
        if (grant.kind().equals(Device.GRANT_KIND) && !DEVICE.matcher(parameter).matches()) {
            throw misused(
                    rule,
                    grant,
                    "takes the name of a device: lower case letters, digits and hyphens",
                    "write dev=NAME");
        }
    }

    private static Grant bounded(String rule, Grant full) {
        if (full.toString().length() > MAX_CHARACTERS) {
            throw misused(
                    rule,
                    full,
                    "takes at most 4,096 characters in its full form",
                    "use a shorter path or name");
        }
        return full;
    }

    private static Optional<Mount> mount(String rule, Grant grant) {
        try {
            Optional<Mount> mount = Mount.of(grant);
            mount.map(Mount::source)
                    .filter(Mount.HostFolder.class::isInstance)
                    .map(Mount.HostFolder.class::cast)
                    .filter(host -> !host.folder().isAbsolute())
                    .ifPresent(host -> refuseRelative(rule, grant));
            return mount.map(GrantKinds::normal);
        } catch (IllegalArgumentException e) { // InvalidPathException is one
            throw misused(
                    rule,
                    grant,
                    "names no folder: " + GuestText.clean(String.valueOf(e.getMessage())),
                    "write dir=HOST[::GUEST][:ro|:rw]");
        }
    }

    /**
     * The folder as it is shown is the folder that is mounted: {@code ..} is taken as text, whatever
     * links there are.
     */
    private static Mount normal(Mount mount) {
        if (!(mount.source() instanceof Mount.HostFolder host)) {
            return mount;
        }
        Path folder = host.folder().normalize();
        boolean sameName = mount.guestPath().equals(host.folder().toString());
        String seen = sameName ? folder.toString() : mount.guestPath();
        return new Mount(new Mount.HostFolder(folder), seen, mount.writable());
    }

    private static void refuseRelative(String rule, Grant grant) {
        throw misused(
                rule,
                grant,
                "takes a path from the root: a relative one means something else elsewhere",
                "write dir=/HOST[::GUEST][:ro|:rw]");
    }

    /**
     * The same for a rule that takes away. Without a parameter it takes all of the kind; of folders it
     * names one of the host, the one that its path leads to, and means all below it.
     */
    Grant checkedDenial(Grant grant) {
        if (grant.parameter().isEmpty() && has(grant.kind())) {
            return grant;
        }
        if (!grant.kind().equals(Mount.KIND_FOLDER)) {
            return checked("deny", grant);
        }
        String path = grant.parameter();
        if (path.contains("::") || path.endsWith(":ro") || path.endsWith(":rw")) {
            throw misused(
                    "deny", grant, "takes away a folder of the host, whole", "write dir=/PATH");
        }
        checkKind("deny", grant);
        checkParameter("deny", grant);
        mount("deny", grant);
        String folder = HostPath.withoutUp(Path.of(path)).toString();
        return bounded("deny", new Grant(grant.kind(), folder));
    }

    private GantryException unknown(String rule, Grant grant) {
        String nearest =
                Spelling.nearest(grant.kind(), known.keySet())
                        .map(name -> "; did you mean '" + name + "'?")
                        .orElse(".");
        return new GantryException(
                ErrorCode.UNKNOWN_GRANT,
                grant.kind(),
                "cannot "
                        + rule
                        + " '"
                        + grant.kind()
                        + "': nothing provides it"
                        + nearest
                        + " Kinds: "
                        + list());
    }

    private static GantryException misused(String rule, Grant grant, String why, String hint) {
        String shown = GuestText.clean(grant.toString());
        return new GantryException(
                ErrorCode.USAGE,
                grant.kind(),
                "cannot " + rule + " '" + shown + "': " + grant.kind() + " " + why,
                hint,
                null);
    }

    /** All of them, by their names. */
    List<GrantKind> all() {
        return List.copyOf(known.values());
    }

    private String list() {
        return known.values().stream().map(GrantKind::form).collect(Collectors.joining(", "));
    }
}
