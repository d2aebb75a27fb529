// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.Choices;
import dev.gantry.shell.Command;
import dev.gantry.shell.CommandResult;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.ExitCode;
import dev.gantry.shell.Option;

/** Runs a WebAssembly program, or calls one of its exports. */
final class RunCommand implements Command {
    private static final Declaration DECLARATION =
            Declaration.builder("run", "Runs a WebAssembly program")
                    .options(
                            Option.value(
                                            "invoke",
                                            "FN",
                                            Choices.anything(),
                                            "calls this export and prints its results")
                                    .standard("_start"))
                    .options(PermissionOptions.ALL)
                    .options(GuestOptions.ALL)
                    .options(LimitOptions.ALL)
                    .operand("FILE", "the program, a file", Choices.FILES)
                    .rest("ARGS", "go to the guest unchanged; one leading -- is dropped")
                    .example(
                            "run guests/hello/hello.wasm world", "runs a program with one argument")
                    .example(
                            "run --invoke fac guests/math/math.wasm 5",
                            "calls an export with a number")
                    .example(
                            "run --deny clock --stdout out.txt guests/hello/hello.wasm",
                            "takes the clock away and writes the output to a file")
                    .example(
                            "run --timeout 10s --memory 64m guests/hello/hello.wasm",
                            "ends it after ten seconds; gives it 64 MiB at most")
                    .example(
                            "run --fuel unlimited guests/hello/hello.wasm",
                            "says at the end how much fuel it used")
                    .example(
                            "run --json guests/hello/hello.wasm",
                            "shows output, exit code and more as JSON")
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

    RunCommand(GuestRunner guests) {
        this.guests = guests;
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public CommandResult run(Arguments arguments, Caller caller) {
        String file = arguments.demanded(0);
        GuestCall call =
                arguments
                        .value("invoke")
                        .map(function -> GuestCall.function(file, function, arguments.rest(1)))
                        .orElseGet(() -> GuestCall.program(file, arguments.rest(1)));
        return guests.run(call, arguments, caller);
    }
}
