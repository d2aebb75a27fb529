// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import dev.gantry.GantryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Hands what stands in the configuration files to the bundles, through the container's configuration
 * admin. See RATIONALE: Why does the launcher read configuration files itself?
 */
final class Configuration implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Configuration.class.getName());
    private static final long POLL_MILLIS = 250;

    private final List<Path> folders;
    private volatile ConfigurationFiles files;
    private Map<String, Map<String, String>> applied = Map.of();
    private @Nullable ScheduledExecutorService watching;

    private Configuration(List<Path> folders) {
        this.folders = folders;
        this.files = ConfigurationFiles.read(folders);
    }

    static Configuration of(Places places) {
        return new Configuration(places.configuration());
    }

    /** The files as they were at the last look. */
    ConfigurationFiles files() {
        return files;
    }

    /** Whether there is anything to hand over. */
    boolean isEmpty() {
        return files.values().isEmpty();
    }

    /** Tells the shell, by types of the JDK, which files there are and what is wrong with them. */
    void report(BundleContext context) {
        Supplier<Map<String, String>> report = () -> files.report();
        context.registerService(
                Supplier.class, report, dictionary(Map.of("gantry.configuration", true)));
    }

    /** Hands over what is new since the last time; all that is gone goes back to its default. */
    synchronized void apply(BundleContext context) {
        ServiceReference<ConfigurationAdmin> reference =
                context.getServiceReference(ConfigurationAdmin.class);
        if (reference == null || files.values().equals(applied)) {
            return;
        }
        ConfigurationAdmin admin = context.getService(reference);
        try {
            apply(admin);
            applied = files.values();
        } catch (IOException e) {
            throw new UncheckedIOException("the configuration cannot be kept", e);
        } finally {
            context.ungetService(reference);
        }
    }

    private void apply(ConfigurationAdmin admin) throws IOException {
        Set<String> gone = new HashSet<>(applied.keySet());
        for (Map.Entry<String, Map<String, String>> part : files.values().entrySet()) {
            admin.getConfiguration(part.getKey(), "?")
                    .updateIfDifferent(dictionary(part.getValue()));
            gone.remove(part.getKey());
        }
        for (String pid : gone) {
            admin.getConfiguration(pid, "?").delete();
        }
    }

    @SuppressWarnings("JdkObsolete") // the framework asks for a Dictionary
    private static Dictionary<String, Object> dictionary(Map<String, ?> values) {
        return new Hashtable<>(values);
    }

    /** Warns of keys that the bundles who own a part do not know. */
    void check(BundleContext context) {
        files.values()
                .forEach((pid, own) -> warn(KnownKeys.complaints(context, pid, own.keySet())));
    }

    /** Applies changes of the files from now on. */
    synchronized void watch(BundleContext context) {
        ScheduledExecutorService executor =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "gantry-configuration");
                            thread.setDaemon(true);
                            return thread;
                        });
        var unused =
                executor.scheduleWithFixedDelay(
                        () -> lookSafely(context), POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
        watching = executor;
    }

    /** A failure would end the schedule without a word. */
    private void lookSafely(BundleContext context) {
        try {
            look(context);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the configuration cannot be watched", e);
        }
    }

    private void look(BundleContext context) {
        ConfigurationFiles now = ConfigurationFiles.read(folders);
        if (now.report().equals(files.report()) && now.values().equals(files.values())) {
            return;
        }
        files = now;
        apply(context);
        warn(now.troubles().stream().map(GantryException::describe).toList());
        check(context);
    }

    private static void warn(List<String> complaints) {
        complaints.forEach(complaint -> LOG.log(System.Logger.Level.WARNING, "{0}", complaint));
    }

    @Override
    public synchronized void close() {
        if (watching != null) {
            watching.shutdownNow();
        }
    }
}
