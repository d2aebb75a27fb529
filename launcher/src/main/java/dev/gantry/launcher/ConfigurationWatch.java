// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Hands the configuration to the bundles, through the container's configuration admin. See RATIONALE:
 * Why does the launcher read configuration files itself?
 */
final class ConfigurationWatch implements Configuration.Receiver, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ConfigurationWatch.class.getName());
    private static final long POLL_MILLIS = 250;

    private final Configuration configuration;
    private final Framework framework;
    private @Nullable ScheduledExecutorService watching;
    private boolean failing;

    ConfigurationWatch(Configuration configuration, Framework framework) {
        this.configuration = configuration;
        this.framework = framework;
    }

    /** Tells the shell, by types of the JDK, which files there are and what is wrong with them. */
    void report() {
        Supplier<Map<String, Map<String, String>>> report = () -> configuration.files().report();
        context()
                .registerService(
                        Supplier.class, report, dictionary(Map.of("gantry.configuration", true)));
    }

    /** Hands over what the files say, before anything starts that might read it. */
    void apply() {
        warn(configuration.begin(KnownKeys.of(context()), this));
    }

    /** Applies changes of the files from now on. */
    synchronized void watch() {
        ScheduledExecutorService executor =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "gantry-configuration");
                            thread.setDaemon(true);
                            return thread;
                        });
        var unused =
                executor.scheduleWithFixedDelay(
                        this::look, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
        watching = executor;
    }

    /** A failure would end the schedule without a word; of many in a row one is told. */
    private void look() {
        try {
            warn(configuration.look(KnownKeys.of(context()), this));
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.log(System.Logger.Level.WARNING, "the configuration cannot be applied", e);
            }
            failing = true;
        }
    }

    @Override
    public void update(String pid, Map<String, String> values) throws IOException {
        ServiceReference<ConfigurationAdmin> admin = admin();
        try {
            context()
                    .getService(admin)
                    .getConfiguration(pid, "?")
                    .updateIfDifferent(dictionary(values));
        } finally {
            context().ungetService(admin);
        }
    }

    @Override
    public void delete(String pid) throws IOException {
        ServiceReference<ConfigurationAdmin> admin = admin();
        try {
            context().getService(admin).getConfiguration(pid, "?").delete();
        } finally {
            context().ungetService(admin);
        }
    }

    /** There is none before the framework starts. */
    private BundleContext context() {
        return framework.getBundleContext();
    }

    private ServiceReference<ConfigurationAdmin> admin() throws IOException {
        ServiceReference<ConfigurationAdmin> admin =
                context().getServiceReference(ConfigurationAdmin.class);
        if (admin == null) {
            throw new IOException("there is no configuration admin");
        }
        return admin;
    }

    @SuppressWarnings("JdkObsolete") // the framework asks for a Dictionary
    private static Dictionary<String, Object> dictionary(Map<String, ?> values) {
        return new Hashtable<>(values);
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
