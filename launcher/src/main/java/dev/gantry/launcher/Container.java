// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import dev.gantry.GuestText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.util.tracker.ServiceTracker;

/** A running framework with the bundles of a distribution in it. */
final class Container implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Container.class.getName());
    private static final Duration STOPPING_TIME = Duration.ofSeconds(5);

    private final Framework framework;
    private final Scratch scratch;
    private final Configuration configuration;
    private final ConfigurationWatch watch;
    private final Queue<ServiceTracker<?, ?>> inUse = new ConcurrentLinkedQueue<>();

    private Container(Framework framework, Scratch scratch, Configuration configuration) {
        this.framework = framework;
        this.scratch = scratch;
        this.configuration = configuration;
        this.watch = new ConfigurationWatch(configuration, framework);
    }

    /** Starts the framework and everything that the mode needs, the shell last. */
    static Container start(Places places, Mode mode) {
        Scratch scratch = Scratch.create(places.cache());
        try {
            return start(places, mode, scratch);
        } catch (BundleException | RuntimeException e) {
            scratch.close();
            throw new IllegalStateException("the container does not start: " + reason(e), e);
        }
    }

    /** A framework says what it was doing; why that failed is told by what lies beneath. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(failure.getMessage());
        return root == failure ? message : message + ": " + root.getMessage();
    }

    private static Container start(Places places, Mode mode, Scratch scratch)
            throws BundleException {
        Configuration configuration = Configuration.of(places.configuration());
        Framework framework =
                new FrameworkFactory().newFramework(FrameworkSettings.of(places, mode, scratch));
        Container container = new Container(framework, scratch, configuration);
        try {
            framework.start();
            container.install(places, mode);
            return container;
        } catch (BundleException | RuntimeException e) {
            container.close();
            throw e;
        }
    }

    private void install(Places places, Mode mode) throws BundleException {
        Path bundle = places.distribution().resolve("bundle");
        // A command for which no file says anything is spared what this costs.
        boolean configured = mode == Mode.CONSOLE || !configuration.isEmpty();
        List<Bundle> configuring =
                configured ? installAll(bundle.resolve("configuration")) : List.of();
        List<Bundle> starting = new ArrayList<>(installAll(bundle));
        // In a console FileInstall does this while it starts, once: what it does not know from its
        // own
        // installing it takes for changed, and replaces.
        starting.addAll(
                mode == Mode.CONSOLE
                        ? installAll(bundle.resolve("console"))
                        : installDeployed(places));
        starting.addAll(installAll(bundle.resolve("shell")));
        watch.report();
        start(configuring);
        if (configured) {
            configure(mode);
        }
        start(starting);
        if (mode == Mode.CONSOLE) {
            new Deployment(context()).await(deployed(places));
            warnOfJarsLeftOut(places);
        }
    }

    /** What FileInstall installed, as far as it can be started here. */
    private List<Bundle> deployed(Places places) {
        return places.deploy().stream()
                .flatMap(folder -> jars(folder).stream())
                .flatMap(jar -> Stream.ofNullable(context().getBundle(location(jar))))
                .filter(bundle -> bundle.getHeaders("").get("Fragment-Host") == null)
                .filter(bundle -> !isForAnotherJava(bundle))
                .toList();
    }

    private static String location(Path jar) {
        return jar.toFile().toURI().toString();
    }

    /** FileInstall passes over what is no bundle without a word. */
    private void warnOfJarsLeftOut(Places places) {
        for (Path folder : places.deploy()) {
            for (Path jar : jars(folder)) {
                if (context().getBundle(location(jar)) == null) {
                    warnOfJarLeftOut(jar, "it cannot be installed");
                }
            }
        }
    }

    private static void warnOfJarLeftOut(Path jar, String reason) {
        LOG.log(
                System.Logger.Level.WARNING,
                "{0} in the deploy folder is no bundle and is left out: {1}",
                GuestText.clean(jar.getFileName().toString()),
                GuestText.cleanMessage(reason));
    }

    /** Before anything starts that might read it, so that nothing starts twice. */
    private void configure(Mode mode) {
        watch.apply();
        if (mode == Mode.CONSOLE) {
            watch.watch();
        }
    }

    private List<Bundle> installAll(Path folder) throws BundleException {
        List<Bundle> installed = new ArrayList<>();
        for (Path jar : jars(folder)) {
            installed.add(context().installBundle("reference:" + jar.toUri()));
        }
        return installed;
    }

    private List<Bundle> installDeployed(Places places) {
        List<Bundle> installed = new ArrayList<>();
        for (Path folder : places.deploy()) {
            for (Path jar : jars(folder)) {
                try {
                    installed.add(context().installBundle("reference:" + jar.toUri()));
                } catch (BundleException e) {
                    warnOfJarLeftOut(jar, String.valueOf(e.getMessage()));
                }
            }
        }
        return installed;
    }

    private void start(List<Bundle> bundles) {
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders("").get("Fragment-Host") != null || isForAnotherJava(bundle)) {
                continue;
            }
            try {
                bundle.start();
            } catch (BundleException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the bundle {0} does not start: {1}",
                        GuestText.clean(String.valueOf(bundle.getSymbolicName())),
                        GuestText.cleanMessage(String.valueOf(e.getMessage())));
            }
        }
    }

    /** An engine may need a newer Java than all others do; 'engines' and 'doctor' tell it. */
    private boolean isForAnotherJava(Bundle bundle) {
        FrameworkWiring wiring = framework.adapt(FrameworkWiring.class);
        return bundle
                .adapt(BundleRevision.class)
                .getDeclaredRequirements(
                        ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE)
                .stream()
                .anyMatch(platform -> wiring.findProviders(platform).isEmpty());
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : found) {
                if (Files.isRegularFile(jar)) {
                    jars.add(jar);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", e);
        }
        Collections.sort(jars);
        return jars;
    }

    /**
     * Waits until a service is there, and keeps it in use until the container is closed: a component
     * that nobody uses any more would be deactivated.
     */
    <T> Optional<T> await(Class<T> type, String filter, Duration patience) {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context(), filter(type, filter), null);
        tracker.open();
        inUse.add(tracker);
        try {
            return Optional.ofNullable(tracker.waitForService(patience.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The best service of a type that is there now, kept in use like those of {@link #await}. */
    <T> Optional<T> find(Class<T> type, String filter) {
        return await(type, filter, Duration.ofMillis(1));
    }

    private Filter filter(Class<?> type, String filter) {
        try {
            return context().createFilter("(&(objectClass=" + type.getName() + ")" + filter + ")");
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(filter, e);
        }
    }

    /** Which bundles are not active, for messages. */
    String troubles() {
        return Stream.of(context().getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .filter(bundle -> bundle.getHeaders("").get("Fragment-Host") == null)
                .map(Bundle::getSymbolicName)
                .collect(Collectors.joining(", "));
    }

    /** The configuration files that were found. */
    ConfigurationFiles configurationFiles() {
        return configuration.files();
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Deletes what killed processes left; to be called when there is time. */
    void tidy() {
        scratch.deleteAbandoned();
    }

    /** Deletes the container's own files without stopping anything: the process is about to end. */
    void deleteFiles() {
        scratch.close();
    }

    @Override
    public void close() {
        watch.close();
        inUse.forEach(ServiceTracker::close);
        try {
            framework.stop();
            FrameworkEvent end = framework.waitForStop(STOPPING_TIME.toMillis());
            if (end.getType() == FrameworkEvent.WAIT_TIMEDOUT) {
                LOG.log(System.Logger.Level.WARNING, "the container takes long to stop");
                return; // its files stay: it is still using them
            }
        } catch (BundleException e) {
            LOG.log(System.Logger.Level.WARNING, "the container does not stop cleanly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        scratch.close();
    }
}
