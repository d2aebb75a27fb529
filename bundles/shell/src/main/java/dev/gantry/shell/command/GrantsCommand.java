// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantKind;
import dev.gantry.policy.Permissions;
import dev.gantry.policy.Subject;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.Choices;
import dev.gantry.shell.Command;
import dev.gantry.shell.CommandResult;
import dev.gantry.shell.Container;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.ExitCode;
import dev.gantry.shell.JsonObject;
import java.util.List;
import java.util.Optional;

/** Lists, changes and explains what guests may do beyond one run. */
final class GrantsCommand implements Command {
    private static final String LIST = "list";
    private static final String ALLOW = "allow";
    private static final String DENY = "deny";
    private static final String REVOKE = "revoke";
    private static final String EXPLAIN = "explain";
    private static final String KINDS = "kinds";

    private static final Declaration DECLARATION =
            Declaration.builder(
                            "grants",
                            "Lists what guests were granted for good, changes it, or explains what one"
                                    + " wants")
                    .optional(
                            "ACTION",
                            "list; allow: grants something to a file as it is now; deny: takes"
                                    + " something away, from a file or from all guests; revoke: forgets"
                                    + " what was said; explain: shows what a file wants and has;"
                                    + " kinds: shows what can be granted",
                            Choices.oneOf(LIST, ALLOW, DENY, REVOKE, EXPLAIN, KINDS))
                    .optional(
                            "FILE",
                            "the guest; without one deny and revoke mean all guests",
                            Choices.FILES)
                    .optional("KIND[=P]", "what is granted or taken away", Choices.anything())
                    .example("grants", "lists everything that was granted or denied")
                    .example("grants kinds", "lists what can be granted, and what it is good for")
                    .example(
                            "grants explain guests/hello/hello.wasm",
                            "shows what a module wants, what it has, and the option for each")
                    .example(
                            "grants allow guests/hello/hello.wasm env=LANG",
                            "grants it for good, until the file changes")
                    .example("grants deny dir=/etc", "keeps a folder from all guests")
                    .example(
                            "grants revoke guests/hello/hello.wasm",
                            "forgets all that was said about a file")
                    .exits(ExitCode.SUCCESS, ExitCode.FAILURE, ExitCode.USAGE)
                    .build();

    private final Container container;

    GrantsCommand(Container container) {
        this.container = container;
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public CommandResult run(Arguments arguments, Caller caller) {
        Permissions permissions = permissions();
        GuestFile files = new GuestFile(container, caller.directory());
        return switch (arguments.operand(0).orElse(LIST)) {
            case ALLOW -> allow(permissions, files, arguments);
            case DENY -> deny(permissions, files, arguments);
            case REVOKE -> revoke(permissions, files, arguments);
            case EXPLAIN -> explain(permissions, files, arguments);
            case KINDS -> kinds(permissions);
            default -> list(permissions, arguments);
        };
    }

    private Permissions permissions() {
        return container
                .permissions()
                .orElseThrow(
                        () ->
                                new GantryException(
                                        ErrorCode.NO_POLICY,
                                        "grants",
                                        "nothing in this container remembers grants"));
    }

    private static CommandResult list(Permissions permissions, Arguments arguments) {
        if (arguments.operand(1).isPresent()) {
            throw mistake("list takes no FILE", "write: grants list, or: grants explain FILE");
        }
        CommandResult result =
                CommandResult.success(
                        GrantsText.list(permissions, arguments.has("quiet")),
                        GrantsJson.list(permissions));
        return permissions.remembered().isEmpty() && permissions.rules().isEmpty()
                ? result.noting("nothing was granted or denied for good")
                : result;
    }

    private CommandResult allow(Permissions permissions, GuestFile files, Arguments arguments) {
        Subject subject = files.subject(file(arguments));
        Grant grant = files.grant(kind(arguments.operand(2)));
        Optional<Permissions.Remembered> before = find(permissions, subject.name());
        permissions.allow(subject, grant, present());
        CommandResult result = said("granted", subject.name(), grant);
        boolean forgets =
                before.filter(entry -> !entry.subject().equals(subject))
                        .filter(entry -> !entry.granted().isEmpty())
                        .isPresent();
        return forgets
                ? result.noting("the file has changed: what was granted to it before is forgotten")
                : result;
    }

    private CommandResult deny(Permissions permissions, GuestFile files, Arguments arguments) {
        if (arguments.operand(2).isEmpty()) {
            Grant grant = files.denial(kind(arguments.operand(1)));
            permissions.denyAll(grant, present());
            return said("denied", "", grant);
        }
        Subject subject = files.subject(file(arguments));
        Grant grant = files.denial(kind(arguments.operand(2)));
        permissions.deny(subject, grant, present());
        return said("denied", subject.name(), grant);
    }

    private static CommandResult revoke(
            Permissions permissions, GuestFile files, Arguments arguments) {
        String first = file(arguments);
        boolean named = arguments.operand(2).isPresent() || GuestFile.isName(first);
        if (!named) {
            Grant grant = files.revocation(first);
            return revoked(permissions.revokeAll(grant), "", Optional.of(grant));
        }
        Optional<Grant> grant = arguments.operand(2).map(files::revocation);
        String name = files.name(first);
        return revoked(permissions.revoke(name, grant), name, grant);
    }

    private CommandResult explain(Permissions permissions, GuestFile files, Arguments arguments) {
        if (arguments.operand(2).isPresent()) {
            throw mistake("explain takes one FILE", "write: grants explain FILE");
        }
        GuestFile.Examined guest = files.examine(file(arguments));
        Permissions.Explanation explanation = permissions.explain(guest.request());
        return CommandResult.success(
                GrantsText.explanation(guest, explanation),
                GrantsJson.explanation(guest, explanation));
    }

    private CommandResult kinds(Permissions permissions) {
        List<GrantKind> kinds = permissions.kinds(present());
        return CommandResult.success(GrantsText.kinds(kinds), GrantsJson.kinds(kinds));
    }

    private List<GrantKind> present() {
        return GuestFile.kinds(container);
    }

    private static String file(Arguments arguments) {
        return arguments
                .operand(1)
                .orElseThrow(
                        () -> mistake("FILE is missing", "write: grants ACTION FILE KIND[=P]"));
    }

    private static String kind(Optional<String> text) {
        return text.orElseThrow(
                () -> mistake("KIND is missing", "write: grants ACTION FILE KIND[=P]"));
    }

    private static Optional<Permissions.Remembered> find(Permissions permissions, String name) {
        return permissions.remembered().stream()
                .filter(entry -> entry.subject().name().equals(name))
                .findFirst();
    }

    private static CommandResult said(String what, String name, Grant grant) {
        String line = what + "  " + GuestText.cleanMessage(grant + "  " + whom(name));
        return CommandResult.success(List.of(line), json(what, name, Optional.of(grant)));
    }

    private static CommandResult revoked(boolean found, String name, Optional<Grant> grant) {
        String what = grant.map(Grant::toString).orElse("everything");
        String whom = whom(name);
        JsonObject json = json("revoked", name, grant).truth("found", found);
        return found
                ? CommandResult.success(
                        List.of("revoked  " + GuestText.cleanMessage(what + "  " + whom)), json)
                : CommandResult.success(List.of(), json)
                        .noting("there was nothing to revoke of " + GuestText.cleanMessage(whom));
    }

    /** Who typed it knows where the file is. */
    private static String whom(String name) {
        return name.isEmpty() ? "all guests" : name.substring(name.lastIndexOf('/') + 1);
    }

    private static JsonObject json(String action, String name, Optional<Grant> grant) {
        return new JsonObject()
                .text("action", action)
                .maybe("guest", Optional.of(name).filter(text -> !text.isEmpty()))
                .maybe("grant", grant);
    }

    private static GantryException mistake(String message, String hint) {
        return Arguments.mistake("grants", message, hint);
    }
}
