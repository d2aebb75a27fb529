// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.launch;

import dev.gantry.shell.CommandRunner;
import dev.gantry.shell.Commands;
import dev.gantry.shell.Suggestions;
import dev.gantry.shell.command.GantryCommands;
import java.util.List;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Runs the process's command line; the result is its exit code. The launcher finds it by a type of
 * the JDK, so that the two share no class.
 *
 * <p>Immediate, because it also offers the commands to Gogo, and so that all calls share one object.
 */
@Component(
        service = ToIntFunction.class,
        property = "gantry.commandline:Boolean=true",
        immediate = true)
public final class CommandLine implements ToIntFunction<String[]> {
    private final InstalledShells shells;
    private final Dispatcher dispatcher;

    @Activate
    public CommandLine(BundleContext bundle) {
        OsgiContainer container = new OsgiContainer(bundle);
        Commands commands = new GantryCommands(container).commands();
        CommandRunner runner = new CommandRunner(commands, container.debug());
        Suggestions suggestions = new Suggestions(commands, container);
        shells = new InstalledShells(bundle, container, runner, suggestions);
        dispatcher = new Dispatcher(runner, shells);
        if (!container.runsOneCommand()) {
            shells.offerCommands();
        }
    }

    @Deactivate
    void deactivate() {
        shells.close();
    }

    @Override
    public int applyAsInt(String[] words) {
        return dispatcher.run(List.of(words), ProcessStreams.caller());
    }
}
