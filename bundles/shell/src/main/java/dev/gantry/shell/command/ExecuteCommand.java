// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.Choices;
import dev.gantry.shell.Command;
import dev.gantry.shell.CommandResult;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.ExitCode;
import java.util.List;

/** The short form of {@code run}: the export to call stands behind the file. */
final class ExecuteCommand implements Command {
    private static final Declaration DECLARATION =
            Declaration.builder("x", "Calls an export of a module, or runs it as a program")
                    .options(PermissionOptions.ALL)
                    .options(GuestOptions.ALL)
                    .options(LimitOptions.ALL)
                    .operand("FILE", "the module, a file", Choices.FILES)
                    .rest("FN ARGS", "an export and its arguments; else all of it is arguments")
                    .example("x guests/math/math.wasm fac 5", "calls the export fac with 5")
                    .example(
                            "x guests/hello/hello.wasm world",
                            "runs a program that exports no world")
                    .example("x --json guests/math/math.wasm fac 5", "shows the result as JSON")
                    .exit("0-255", "the guest's own")
                    .exits(
                            ExitCode.FAILURE,
                            ExitCode.USAGE,
                            ExitCode.DEADLINE,
                            ExitCode.REFUSED,
                            ExitCode.INTERRUPTED,
                            ExitCode.OUTPUT_CLOSED)
                    .build();

    private final GuestRunner guests;

    ExecuteCommand(GuestRunner guests) {
        this.guests = guests;
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public CommandResult run(Arguments arguments, Caller caller) {
        String file = arguments.demanded(0);
        List<String> rest = arguments.rest(1);
        if (rest.isEmpty()) {
            return guests.run(GuestCall.program(file, rest), arguments, caller);
        }
        List<String> parameters = rest.subList(1, rest.size());
        try {
            GuestCall call = GuestCall.function(file, rest.get(0), parameters);
            return guests.run(call, arguments, caller);
        } catch (GantryException e) {
            if (e.code() != ErrorCode.UNKNOWN_EXPORT) {
                throw e;
            }
            return runAsProgram(GuestCall.program(file, rest), arguments, caller, e);
        }
    }

    /** A module that is no program either was meant to be called: then the first failure tells more. */
    private CommandResult runAsProgram(
            GuestCall call, Arguments arguments, Caller caller, GantryException noSuchExport) {
        try {
            return guests.run(call, arguments, caller);
        } catch (GantryException e) {
            throw e.code() == ErrorCode.NO_ENTRY_POINT ? noSuchExport : e;
        }
    }
}
