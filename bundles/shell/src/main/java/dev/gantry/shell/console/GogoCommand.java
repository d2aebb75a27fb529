// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import dev.gantry.shell.Caller;
import dev.gantry.shell.Command;
import dev.gantry.shell.CommandRunner;
import dev.gantry.shell.Ending;
import java.nio.file.Path;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;

/** One of our commands as Gogo calls it. */
final class GogoCommand implements Function {
    private final CommandRunner runner;
    private final Command command;
    private final RunningCommands running;

    GogoCommand(CommandRunner runner, Command command, RunningCommands running) {
        this.runner = runner;
        this.command = command;
        this.running = running;
    }

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> arguments)
            throws ShellExit {
        Process process = Process.Utils.current();
        List<String> words = arguments.stream().map(String::valueOf).toList();
        Ending ending;
        running.begin();
        try {
            ending = runner.run(command, words, caller(session, process));
        } finally {
            running.end();
        }
        process.error(ending.exitCode());
        if (ending.leavesShell()) {
            throw new ShellExit(ending.exitCode());
        }
        return null;
    }

    private static Caller caller(CommandSession session, Process process) {
        Object shell = session.get(GogoSession.CALLER);
        Path directory = session.currentDir();
        if (!(shell instanceof Caller caller)) {
            return new Caller(
                    Caller.Input.plain(process.in()),
                    Caller.Output.plain(new PipeOutput(process.out())),
                    Caller.Output.plain(new PipeOutput(process.err())),
                    directory);
        }
        return new Caller(
                process.isTty(0) ? caller.in() : Caller.Input.plain(process.in()),
                process.isTty(1)
                        ? caller.out()
                        : Caller.Output.plain(new PipeOutput(process.out())),
                process.isTty(2)
                        ? caller.err()
                        : Caller.Output.plain(new PipeOutput(process.err())),
                directory);
    }
}
