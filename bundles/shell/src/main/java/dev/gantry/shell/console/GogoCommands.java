// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import dev.gantry.shell.Command;
import dev.gantry.shell.CommandRunner;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** Offers our commands to Gogo, as long as it is open. */
public final class GogoCommands implements AutoCloseable {
    static final String SCOPE = "gantry";

    private final BundleContext bundle;
    private final CommandRunner runner;
    private final RunningCommands running = new RunningCommands();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private boolean textOffered;

    public GogoCommands(BundleContext bundle, CommandRunner runner) {
        this.bundle = bundle;
        this.runner = runner;
        for (Command command : runner.commands().all()) {
            Function function = new GogoCommand(runner, command, running);
            registrations.add(
                    bundle.registerService(
                            Function.class, function, named(SCOPE, command.declaration().name())));
        }
    }

    /** Offers what pipes and scripts need too, once; Gogo must be started and JLine present. */
    public synchronized void offerTextCommands() {
        if (!textOffered) {
            textOffered = true;
            registrations.addAll(TextCommands.register(bundle, processor()));
        }
    }

    /** What shells work with; Gogo must be started. */
    public synchronized Gogo gogo() {
        return new Gogo(processor(), runner, running, textOffered);
    }

    private CommandProcessor processor() {
        ServiceReference<CommandProcessor> reference =
                bundle.getServiceReference(CommandProcessor.class);
        if (reference == null) {
            throw new IllegalStateException("Gogo is installed, but not started");
        }
        return bundle.getService(reference);
    }

    @SuppressWarnings("JdkObsolete") // the framework asks for a Dictionary
    static Dictionary<String, Object> named(String scope, String... functions) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(CommandProcessor.COMMAND_SCOPE, scope);
        properties.put(CommandProcessor.COMMAND_FUNCTION, functions);
        return properties;
    }

    @Override
    public synchronized void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
