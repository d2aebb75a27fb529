// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import dev.gantry.GantryException;
import dev.gantry.guest.Guests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A container inside a Java program. Start one, keep it, run many guests in it, close it at the end.
 *
 * <pre>{@code
 * try (Gantry gantry = Gantry.start(Gantry.Options.DEFAULT)) {
 *     GuestResult result = gantry.guests().run(GuestSpec.of(Path.of("hello.wasm")).build());
 * }
 * }</pre>
 *
 * <p>The services it hands out are those of the runtime SPI, whose classes the program shares with the
 * container. May be used from any thread.
 */
public final class Gantry implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Container container;
    private final Guests guests;
    private volatile boolean closed;

    private Gantry(Container container) {
        this.container = container;
        this.guests = container.await(Guests.class, "", PATIENCE).orElseThrow(this::withoutGuests);
    }

    /**
     * Starts a container; it is ready when this returns.
     *
     * @throws IllegalStateException if the distribution is none, or incomplete
     * @throws GantryException CONFIGURATION if a configuration file is malformed
     */
    public static Gantry start(Options options) {
        Path distribution = options.distribution.orElseGet(Places::distributionOfLauncher);
        if (!Files.isDirectory(distribution.resolve("bundle"))) {
            throw new IllegalStateException(
                    distribution + " is no distribution: it has no folder 'bundle'");
        }
        Places places =
                options.home
                        .map(home -> Places.under(distribution, home))
                        .orElseGet(() -> Places.of(distribution, System.getenv()));
        Container container = Container.start(places, Mode.EMBEDDED);
        try {
            refuseTroubles(container.configurationFiles());
            return new Gantry(container);
        } catch (RuntimeException e) {
            container.close();
            throw e;
        }
    }

    private static void refuseTroubles(ConfigurationFiles files) {
        for (GantryException trouble : files.troubles()) {
            throw trouble;
        }
    }

    /** Runs guests. */
    public Guests guests() {
        return guests;
    }

    /** The best service of a type of the runtime SPI, if some bundle offers one at this moment. */
    public <T> Optional<T> service(Class<T> type) {
        return service(type, "");
    }

    /**
     * The best service of a type that has certain properties.
     *
     * @param filter in the syntax of OSGi, for example {@code (gantry.engine.id=chicory)}
     */
    public <T> Optional<T> service(Class<T> type, String filter) {
        if (closed) {
            throw new IllegalStateException("this container has been closed");
        }
        return container.find(type, filter);
    }

    /** Stops all guests and the container. */
    @Override
    public void close() {
        closed = true;
        container.close();
    }

    private IllegalStateException withoutGuests() {
        return new IllegalStateException(
                "the distribution is incomplete; not active: " + container.troubles());
    }

    /** How to start a container. Immutable; grows by new methods. */
    public static final class Options {
        /** The distribution that the launcher jar lies in, and the user's folders. */
        public static final Options DEFAULT = new Options(Optional.empty(), Optional.empty());

        private final Optional<Path> distribution;
        private final Optional<Path> home;

        private Options(Optional<Path> distribution, Optional<Path> home) {
            this.distribution = distribution;
            this.home = home;
        }

        /** Another distribution than the one around the launcher jar. */
        public Options distribution(Path folder) {
            return new Options(Optional.of(folder.toAbsolutePath()), home);
        }

        /** Everything of the user's under one folder, as the variable GANTRY_HOME does it. */
        public Options home(Path folder) {
            return new Options(
                    distribution, Optional.of(Objects.requireNonNull(folder).toAbsolutePath()));
        }
    }
}
