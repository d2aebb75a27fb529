// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.launch;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.shell.Caller;
import dev.gantry.shell.CommandRunner;
import dev.gantry.shell.Suggestions;
import dev.gantry.shell.console.Console;
import dev.gantry.shell.console.ContainerNews;
import dev.gantry.shell.console.Gogo;
import dev.gantry.shell.console.GogoCommands;
import dev.gantry.shell.console.ScriptShell;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWiring;

/**
 * The shells that the installed bundles make possible. Gogo and JLine are optional: a class that
 * touches one of them is loaded only after its package was found.
 */
final class InstalledShells implements Shells, AutoCloseable {
    private static final String GOGO_SERVICES = "org.apache.felix.service.command";
    private static final String GOGO = "org.apache.felix.gogo.runtime";
    private static final String JLINE = "org.jline.reader";

    private final BundleContext bundle;
    private final OsgiContainer container;
    private final CommandRunner runner;
    private final Suggestions suggestions;
    private @Nullable GogoCommands offered;

    InstalledShells(
            BundleContext bundle,
            OsgiContainer container,
            CommandRunner runner,
            Suggestions suggestions) {
        this.bundle = bundle;
        this.container = container;
        this.runner = runner;
        this.suggestions = suggestions;
    }

    /** Makes our commands known to Gogo, if it is there. */
    synchronized void offerCommands() {
        if (offered == null && isWired(GOGO_SERVICES)) {
            offered = new GogoCommands(bundle, runner);
        }
    }

    @Override
    public int interactive(Caller caller) throws IOException {
        if (!ProcessStreams.isTerminal(0)) {
            return script(caller.in().stream(), caller);
        }
        require(JLINE, "org.jline");
        ContainerNews news = new ContainerNews(bundle, container.deployFolders());
        return new Console(gogo(), container, suggestions, news).run(caller);
    }

    @Override
    public int script(InputStream lines, Caller caller) throws IOException {
        return new ScriptShell(gogo()).run(lines, caller);
    }

    @Override
    public List<String> otherCommands() {
        return container.otherCommands();
    }

    @Override
    public int other(String name, List<String> words, Caller caller) {
        return new ScriptShell(gogo()).runCommand(name, words, caller);
    }

    private synchronized Gogo gogo() {
        require(GOGO, "org.apache.felix.gogo.runtime");
        offerCommands();
        GogoCommands commands =
                Objects.requireNonNull(offered, "Gogo comes with the types of its services");
        if (isWired(JLINE)) {
            commands.offerTextCommands();
        }
        return commands.gogo();
    }

    private void require(String name, String bundleName) {
        if (!isWired(name)) {
            throw new GantryException(
                    ErrorCode.CONFIGURATION,
                    "shell",
                    "the shell needs the bundle " + bundleName,
                    "it is there in the console and in scripts: gantry -f SCRIPT",
                    null);
        }
    }

    private boolean isWired(String name) {
        return bundle
                .getBundle()
                .adapt(BundleWiring.class)
                .getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE)
                .stream()
                .map(wire -> wire.getCapability().getAttributes())
                .anyMatch(wired -> name.equals(wired.get(PackageNamespace.PACKAGE_NAMESPACE)));
    }

    @Override
    public synchronized void close() {
        if (offered != null) {
            offered.close();
        }
    }
}
