// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.GuestText;
import dev.gantry.file.Mount;
import dev.gantry.hostinterface.Device;
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantKind;
import java.util.Optional;

/** What one grant lets a guest do, in words that follow "may"; and how it is given. */
final class Purpose {
    private Purpose() {}

    static String of(Grant grant, GrantKind kind) {
        if (grant.parameter().isEmpty()) {
            return kind.purpose();
        }
        String parameter = whole(grant.parameter());
        return switch (grant.kind()) {
            case GrantKinds.ENVIRONMENT -> "read the environment variable " + parameter;
            case Mount.KIND_FOLDER -> folder(grant, kind);
            case Mount.KIND_TEMPORARY, Mount.KIND_MEMORY ->
                    kind.purpose() + "; it sees them as " + parameter;
            case Device.GRANT_KIND -> "use the device /dev/" + parameter;
            default -> kind.purpose() + ", for " + parameter;
        };
    }

    /** A grant as a person reads it. */
    static String text(Grant grant) {
        return whole(grant.toString());
    }

    /** Never cut: what is left out could be what matters. */
    private static String whole(String text) {
        return GuestText.clean(text, GrantKinds.MAX_CHARACTERS);
    }

    private static String folder(Grant grant, GrantKind kind) {
        Optional<Mount> mount = mount(grant);
        if (mount.isEmpty() || !(mount.get().source() instanceof Mount.HostFolder host)) {
            return kind.purpose();
        }
        String path = whole(host.folder().toString());
        String seen = whole(mount.get().guestPath());
        return (mount.get().writable() ? "read, change and remove" : "read")
                + " all files below "
                + path
                + (seen.equals(path) ? "" : ", which it sees as " + seen);
    }

    /** Absent also where the grant is none that could be given. */
    private static Optional<Mount> mount(Grant grant) {
        try {
            return Mount.of(grant);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The option of a command line that gives it, quoted for a shell where that needs it. */
    static String flag(Grant grant) {
        String parameter = grant.parameter();
        return switch (grant.kind()) {
            case Mount.KIND_FOLDER -> "--dir " + quoted(parameter);
            case GrantKinds.ENVIRONMENT -> "--env " + quoted(parameter);
            case Device.GRANT_KIND -> "--dev " + quoted(parameter);
            case Mount.KIND_TEMPORARY ->
                    mount(grant).equals(mount(Grant.of(Mount.KIND_TEMPORARY)))
                            ? "--tmp"
                            : "--allow " + quoted(grant.toString());
            default -> "--allow " + quoted(grant.toString());
        };
    }

    private static String quoted(String text) {
        String shown = whole(text);
        return shown.matches("[A-Za-z0-9_./:=@%+,-]+")
                ? shown
                : "'" + shown.replace("'", "'\\''") + "'";
    }
}
