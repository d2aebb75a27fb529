// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineService;
import dev.gantry.shell.BundleHealth;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;

/** Tells which engines come and go and what becomes of the deploy folders. */
public final class ContainerNews implements Console.News {
    private final BundleContext bundle;
    private final List<Path> folders;
    private final BundleHealth health;
    private final ServiceListener engines = this::engineChanged;
    private final BundleListener bundles = this::bundleChanged;
    private final DeployWatch watch;
    private volatile Consumer<String> say = text -> {};

    public ContainerNews(BundleContext bundle, List<Path> folders) {
        this.bundle = bundle;
        this.folders = List.copyOf(folders);
        this.health = new BundleHealth(bundle);
        this.watch = new DeployWatch(this.folders, this::complaint, text -> say.accept(text));
    }

    @Override
    public void tell(Consumer<String> listener) {
        say = listener;
        watch.start();
        bundle.addBundleListener(bundles);
        try {
            bundle.addServiceListener(
                    engines, "(" + Constants.OBJECTCLASS + "=" + Engine.class.getName() + ")");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("the filter is well-formed", e);
        }
    }

    private void engineChanged(ServiceEvent event) {
        Object id = event.getServiceReference().getProperty(EngineService.PREFIX_ + "id");
        switch (event.getType()) {
            case ServiceEvent.REGISTERED -> say.accept("engine " + id + " is here");
            case ServiceEvent.UNREGISTERING -> say.accept("engine " + id + " is gone");
            default -> {}
        }
    }

    private void bundleChanged(BundleEvent event) {
        Optional<Path> jar = jar(event.getBundle());
        if (jar.map(Path::getParent).filter(folders::contains).isEmpty()) {
            return;
        }
        String name = event.getBundle().getSymbolicName() + " (" + jar.get().getFileName() + ")";
        switch (event.getType()) {
            case BundleEvent.STARTED -> say.accept("bundle " + name + " started");
            case BundleEvent.UPDATED -> say.accept("bundle " + name + " was updated");
            case BundleEvent.UNINSTALLED -> say.accept("bundle " + name + " is gone");
            default -> {}
        }
    }

    /** What is wrong with the bundle that came from a jar. */
    private Optional<String> complaint(Path jar) {
        return Arrays.stream(bundle.getBundles())
                .filter(each -> jar(each).filter(jar::equals).isPresent())
                .findFirst()
                .flatMap(health::complaint)
                .map(idle -> idle.name() + " cannot start: " + idle.reason());
    }

    /** The file that a bundle was installed from. */
    private static Optional<Path> jar(Bundle bundle) {
        String location = bundle.getLocation().replaceFirst("^reference:", "");
        try {
            return location.startsWith("file:")
                    ? Optional.of(Path.of(URI.create(location)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        watch.close();
        bundle.removeServiceListener(engines);
        bundle.removeBundleListener(bundles);
    }
}
