// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.file.Mount;
import dev.gantry.guest.GuestSpec;
import dev.gantry.hostinterface.Device;
import dev.gantry.policy.Grant;
import dev.gantry.policy.PermissionDocument;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.Choices;
import dev.gantry.shell.Option;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The options that say what a guest may touch. */
final class PermissionOptions {
    private static final String KINDS = "KIND[=P]";
    private static final String GRANT_FORMS = "write KIND or KIND=PARAMETER";
    private static final String FOLDER_FORMS =
            "write HOST, HOST::GUEST, and :rw behind it if the guest may write: ./data::/data:rw";

    static final List<Option> ALL =
            List.of(
                    Option.value(
                                    "dir",
                                    "HOST[::GUEST][:ro|:rw]",
                                    Choices.FILES,
                                    "gives it a directory, to read unless :rw is behind it")
                            .repeated(),
                    Option.flag("tmp", "gives it an empty /tmp of its own, removed afterwards"),
                    Option.value(
                                    "env",
                                    "NAME[=VALUE]",
                                    Choices.anything(),
                                    "gives it an environment variable; without a value the one set"
                                            + " here")
                            .repeated(),
                    Option.value(
                                    "dev",
                                    "NAME",
                                    Choices.anything("null", "urandom"),
                                    "gives it the device /dev/NAME")
                            .repeated(),
                    Option.value(
                                    "allow",
                                    KINDS,
                                    Choices.anything(),
                                    "grants something more, of what 'grants kinds' lists: mem[=GUEST], a host"
                                            + " interface by its name")
                            .repeated(),
                    Option.value(
                                    "deny",
                                    KINDS,
                                    Choices.anything(
                                            "stdin", "stdout", "stderr", "arg", "clock", "random",
                                            "dir=", "env=", "dev="),
                                    "takes something away, whatever grants it: stdin, stdout, stderr,"
                                            + " arg, clock, random, env=NAME, dir=PATH or a host"
                                            + " interface")
                            .repeated(),
                    Option.value(
                                    "profile",
                                    "NAME",
                                    Choices.anything(GuestSpec.PROFILE_COMMAND),
                                    "starts from this profile")
                            .standard(GuestSpec.PROFILE_COMMAND),
                    Option.value(
                            "permissions",
                            "FILE",
                            Choices.FILES,
                            "grants what this file of permissions lists"),
                    Option.flag("yes", "agrees to all that the guest asks for, for this run"),
                    Option.flag("no-prompt", "never asks; what nothing grants is refused"));

    private final Arguments arguments;
    private final Caller caller;

    PermissionOptions(Arguments arguments, Caller caller) {
        this.arguments = arguments;
        this.caller = caller;
    }

    void apply(GuestSpec.Builder spec) {
        arguments.value("profile").ifPresent(spec::profile);
        arguments.values("dir").forEach(text -> spec.allow(folder("--dir", text)));
        if (arguments.has("tmp")) {
            spec.allow(Grant.of(Mount.KIND_TEMPORARY));
        }
        arguments.values("env").forEach(text -> variable(text, spec));
        arguments
                .values("dev")
                .forEach(name -> spec.allow(grant("--dev", Device.GRANT_KIND + "=" + name)));
        arguments.values("allow").forEach(text -> spec.allow(allowed(text)));
        arguments.values("deny").forEach(text -> spec.deny(denied(text)));
        arguments
                .value("permissions")
                .ifPresent(name -> spec.permissions(PermissionDocument.read(path(name))));
        spec.agreed(arguments.has("yes"));
    }

    private Grant allowed(String text) {
        Grant grant = grant("--allow", text);
        return grant.kind().equals(Mount.KIND_FOLDER)
                ? folder("--allow dir=", grant.parameter())
                : grant;
    }

    private Grant denied(String text) {
        Grant grant = grant("--deny", text);
        boolean names = grant.kind().equals(Mount.KIND_FOLDER) && !grant.parameter().isEmpty();
        return names
                ? new Grant(grant.kind(), absolute("--deny dir=", grant.parameter()).toString())
                : grant;
    }

    /** The grant of a folder, whose host path means the same wherever it is read. */
    private Grant folder(String option, String text) {
        try {
            Mount mount = Mount.of(new Grant(Mount.KIND_FOLDER, text)).orElseThrow();
            Path host = ((Mount.HostFolder) mount.source()).folder();
            Path absolute = absolute(option, host.toString()).normalize();
            refuseOtherForms(option, text, absolute);
            return new Mount(new Mount.HostFolder(absolute), mount.guestPath(), mount.writable())
                    .grant();
        } catch (IllegalArgumentException e) {
            throw mistake(option, text, e, FOLDER_FORMS);
        }
    }

    /** What other tools take, and what would silently mean another folder here. */
    private static void refuseOtherForms(String option, String text, Path host) {
        String mode = text.substring(Math.max(0, text.length() - 3)).toLowerCase(Locale.ROOT);
        int colon = text.indexOf(":/");
        boolean otherCase = !text.endsWith(mode) && (mode.equals(":ro") || mode.equals(":rw"));
        boolean singleColon = !text.contains("::") && colon > 0 && !Files.exists(host);
        if (otherCase || singleColon) {
            String meant =
                    otherCase
                            ? text.substring(0, text.length() - 3) + mode
                            : text.replaceFirst(":/", "::/");
            throw Arguments.mistake(
                    text,
                    option + " " + GuestText.clean(text) + " means no folder",
                    "did you mean '" + GuestText.clean(meant) + "'? " + FOLDER_FORMS);
        }
    }

    /** Not normalized: behind a link {@code ..} means another folder, and a rule must mean that one. */
    private Path absolute(String option, String path) {
        try {
            return caller.directory().resolve(path).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw mistake(option, path, e, FOLDER_FORMS);
        }
    }

    private static void variable(String text, GuestSpec.Builder spec) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        Optional<String> value =
                equals < 0
                        ? Optional.ofNullable(System.getenv(name))
                        : Optional.of(text.substring(equals + 1));
        if (name.isEmpty() || value.isEmpty()) {
            String shown = GuestText.clean(name);
            throw Arguments.mistake(
                    shown,
                    name.isEmpty()
                            ? "--env needs the name of a variable"
                            : "--env " + shown + ": it is not set here",
                    "write NAME=VALUE, or the NAME of a variable that is set");
        }
        spec.environment(name, value.get());
    }

    private Path path(String name) {
        try {
            return caller.directory().resolve(name);
        } catch (InvalidPathException e) {
            throw mistake("--permissions", name, e, "name a file");
        }
    }

    private static Grant grant(String option, String text) {
        try {
            return Grant.parse(text);
        } catch (IllegalArgumentException e) {
            throw mistake(option, text, e, GRANT_FORMS);
        }
    }

    private static GantryException mistake(
            String option, String text, IllegalArgumentException why, String hint) {
        String reason = GuestText.clean(String.valueOf(why.getMessage()));
        return Arguments.mistake(text, option + " " + GuestText.clean(text) + ": " + reason, hint);
    }
}
