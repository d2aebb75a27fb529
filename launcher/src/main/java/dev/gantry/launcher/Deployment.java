// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * What lies in the deploy folders of a console, while it comes. FileInstall starts what it installed on a
 * thread of its own; a command that was typed before would miss an engine or the policy.
 */
final class Deployment {
    /** Whoever starts nothing for so long is not going to start anything. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final BundleContext context;
    private long lastNews = System.nanoTime();

    Deployment(BundleContext context) {
        this.context = context;
    }

    /** Waits until all of these run that can, or nothing happens any more. */
    void await(List<Bundle> bundles) {
        BundleListener listener = (SynchronousBundleListener) event -> news();
        context.addBundleListener(listener);
        try {
            List<Bundle> able = bundles.stream().filter(this::resolves).toList();
            awaitQuietly(able);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            context.removeBundleListener(listener);
        }
    }

    private boolean resolves(Bundle bundle) {
        return context.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(List.of(bundle));
    }

    private synchronized void awaitQuietly(List<Bundle> bundles) throws InterruptedException {
        long left = QUIET.toMillis();
        while (left > 0 && bundles.stream().anyMatch(Deployment::isComing)) {
            wait(left);
            left = QUIET.toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastNews);
        }
    }

    private static boolean isComing(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.INSTALLED, Bundle.RESOLVED -> true;
            case Bundle.STARTING ->
                    bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY) == null;
            default -> false;
        };
    }

    private synchronized void news() {
        lastNews = System.nanoTime();
        notifyAll();
    }
}
