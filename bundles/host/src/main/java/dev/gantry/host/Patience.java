// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * How long a guest waits for what comes and goes. While a bundle is replaced there can be none for a
 * moment. A console brings its bundles one after the other while somebody types already, and on a busy
 * machine that takes longer.
 */
@Component(service = Patience.class)
public final class Patience {
    private static final Duration USUAL = Duration.ofSeconds(1);
    private static final Duration OF_A_STARTING_CONSOLE = Duration.ofSeconds(5);
    private static final String MODE = "gantry.mode";
    private static final String CONSOLE = "console";

    private final long started = System.nanoTime();
    private final Duration starting;
    private final Duration usual;

    @Activate
    public Patience(BundleContext context) {
        this(CONSOLE.equals(context.getProperty(MODE)) ? OF_A_STARTING_CONSOLE : USUAL, USUAL);
    }

    /**
     * @param starting so long after now it is the start that one waits for
     * @param usual so long one waits at any time
     */
    Patience(Duration starting, Duration usual) {
        this.starting = starting;
        this.usual = usual;
    }

    /**
     * Waits until something is there, or patience is at its end. An interrupt ends the waiting and is kept.
     *
     * @param monitor which the caller holds, and which is notified when something came
     */
    void await(Object monitor, BooleanSupplier there) {
        awaitUntil(Math.max(System.nanoTime() + usual.toNanos(), settled()), monitor, there);
    }

    /** The same, but only while the container starts: later, what is not there does not come. */
    void awaitStart(Object monitor, BooleanSupplier there) {
        awaitUntil(settled(), monitor, there);
    }

    private long settled() {
        return started + starting.toNanos();
    }

    private static void awaitUntil(long deadline, Object monitor, BooleanSupplier there) {
        try {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            while (left > 0 && !there.getAsBoolean()) {
                monitor.wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
