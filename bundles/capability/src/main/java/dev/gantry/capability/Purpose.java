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
        String parameter = GuestText.clean(grant.parameter());
        return switch (grant.kind()) {
            case GrantKinds.ENVIRONMENT -> "read the environment variable " + parameter;
            case Mount.KIND_FOLDER -> folder(grant, kind);
            case Mount.KIND_TEMPORARY, Mount.KIND_MEMORY ->
                    kind.purpose() + "; it sees them as " + parameter;
            case Device.GRANT_KIND -> "use the device /dev/" + parameter;
            default -> kind.purpose() + ", for " + parameter;
        };
    }

    private static String folder(Grant grant, GrantKind kind) {
        Optional<Mount> mount = mount(grant);
        if (mount.isEmpty() || !(mount.get().source() instanceof Mount.HostFolder host)) {
            return kind.purpose();
        }
        String path = GuestText.clean(host.folder().toString());
        String seen = GuestText.clean(mount.get().guestPath());
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
        String shown = GuestText.clean(text, GuestText.MAX_MESSAGE_CHARACTERS);
        return shown.matches("[A-Za-z0-9_./:=@%+,-]+")
                ? shown
                : "'" + shown.replace("'", "'\\''") + "'";
    }
}
