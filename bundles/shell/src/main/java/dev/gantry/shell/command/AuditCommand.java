// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.policy.AuditLog;
import dev.gantry.policy.AuditLog.State;
import dev.gantry.policy.AuditLog.Verdict;
import dev.gantry.policy.AuditRecord;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.Choices;
import dev.gantry.shell.Command;
import dev.gantry.shell.CommandResult;
import dev.gantry.shell.Container;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.ExitCode;
import dev.gantry.shell.Option;
import java.util.List;

/** Shows, follows, checks and exports what guests did. */
final class AuditCommand implements Command {
    private static final String SHOW = "show";
    private static final String FOLLOW = "follow";
    private static final String VERIFY = "verify";
    private static final String EXPORT = "export";

    private static final Declaration DECLARATION =
            Declaration.builder("audit", "Shows what guests did, or checks that nobody changed it")
                    .options(AuditFilter.OPTIONS)
                    .options(
                            Option.flag("array", "exports one JSON array instead of a line each"),
                            Option.value("path", "FILE", Choices.FILES, "exports to this new file"))
                    .optional(
                            "ACTION",
                            "show; follow: prints what comes, until it is interrupted; verify: checks"
                                    + " all files; export: prints the records as they are",
                            Choices.oneOf(SHOW, FOLLOW, VERIFY, EXPORT))
                    .example("audit", "shows the last records")
                    .example("audit --denied --since 1h", "shows what was refused in the last hour")
                    .example(
                            "audit follow --guest hello.wasm",
                            "prints what a guest does, as it does it")
                    .example("audit verify", "says which line of which file is wrong")
                    .example("audit export --path audit.jsonl", "copies all records")
                    .exit("0", "success; for verify, that no file is wrong")
                    .exits(ExitCode.FAILURE, ExitCode.USAGE, ExitCode.INTERRUPTED)
                    .build();

    private final Container container;

    AuditCommand(Container container) {
        this.container = container;
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public CommandResult run(Arguments arguments, Caller caller) {
        AuditLog log = log();
        String action = arguments.operand(0).orElse(SHOW);
        if (!action.equals(EXPORT) && (arguments.has("array") || arguments.has("path"))) {
            throw mistake("--array and --path go with export", "write: audit export");
        }
        if (action.equals(VERIFY)) {
            return verify(log.verify(), arguments);
        }
        AuditFilter filter = AuditFilter.of(arguments);
        return switch (action) {
            case FOLLOW -> new AuditFollower(log, filter, caller).follow(arguments);
            case EXPORT -> new AuditExport(filter, caller).export(log, arguments);
            default -> show(filter.select(log.read()), arguments);
        };
    }

    private AuditLog log() {
        return container
                .auditLog()
                .orElseThrow(
                        () ->
                                new GantryException(
                                        ErrorCode.CONFIGURATION,
                                        "audit",
                                        "nothing in this container keeps an audit",
                                        "install the bundle dev.gantry.capability",
                                        null));
    }

    private static CommandResult show(AuditFilter.Selection selection, Arguments arguments) {
        List<AuditRecord> records = selection.records();
        CommandResult result =
                CommandResult.success(
                        AuditListing.table(records, arguments.has("quiet")),
                        AuditListing.json(records));
        if (records.isEmpty()) {
            return result.noting("there is no such record");
        }
        return selection.left() == 0
                ? result
                : result.noting(selection.left() + " earlier records; --last N shows more");
    }

    private static CommandResult verify(List<Verdict> verdicts, Arguments arguments) {
        boolean wrong = verdicts.stream().anyMatch(verdict -> verdict.state() == State.WRONG);
        CommandResult result =
                CommandResult.success(
                        AuditListing.verdicts(verdicts, arguments.has("quiet")),
                        AuditListing.verdictsJson(verdicts));
        return wrong ? result.exiting(ExitCode.FAILURE.number()) : result;
    }

    static GantryException mistake(String message, String hint) {
        return Arguments.mistake("audit", GuestText.cleanMessage(message), hint);
    }
}
