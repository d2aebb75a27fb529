// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import dev.gantry.shell.Command;
import dev.gantry.shell.CommandRunner;
import dev.gantry.shell.Commands;
import dev.gantry.shell.Container;
import dev.gantry.shell.command.GantryCommands;
import org.apache.felix.gogo.jline.Posix;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;

/** Gogo with our commands and the text commands, without a framework around it. */
final class GogoForTests {
    private GogoForTests() {}

    static Gogo with(Container container) {
        Commands commands = new GantryCommands(container).commands();
        CommandRunner runner = new CommandRunner(commands, false);
        RunningCommands running = new RunningCommands();
        CommandProcessorImpl processor = new CommandProcessorImpl(new ThreadIOImpl());
        for (Command command : commands.all()) {
            GogoCommand function = new GogoCommand(runner, command, running);
            processor.addCommand(GogoCommands.SCOPE, function, command.declaration().name());
        }
        Posix posix = new Posix(processor);
        for (String name : new String[] {"echo", "grep", "head", "cat"}) {
            processor.addCommand(TextCommands.SCOPE, posix, name);
        }
        return new Gogo(processor, runner, running, true);
    }
}
