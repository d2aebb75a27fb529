// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CodeFolder;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.EngineLibrary;
import dev.gantry.engine.EngineService;
import dev.gantry.engine.LibraryStatus;
import dev.gantry.engine.Trust;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The bundle's one component: puts its objects together, is the service about the library, and offers
 * the engine while a library was found. Immediate: nobody asks for the library before they want to know
 * why there is no engine.
 */
@Component(service = EngineLibrary.class, immediate = true, configurationPid = LibrarySettings.PID)
@Designate(ocd = LibraryConfiguration.class)
public final class LibraryService implements EngineLibrary {
    /** Before the engine in pure Java, which has none. */
    private static final int RANKING = 100;

    /** Of compiled code, on disk. */
    private static final long KEPT_BYTES = 1L << 30;

    private static final String DATA = "gantry.data.dir";
    private static final String CACHE = "gantry.cache.dir";

    private final WasmtimeLibrary library;
    private final Optional<LibraryInstaller> installer;
    private final EngineOffer offer;

    @Activate
    public LibraryService(BundleContext bundle, LibraryConfiguration configuration) {
        Platform platform = Platform.current();
        LibrarySettings settings = LibrarySettings.of(configuration);
        Optional<CodeFolder> cache =
                folder(bundle, CACHE)
                        .map(caches -> caches.resolve(WasmtimeEngine.ID))
                        .map(own -> new CodeFolder(own, KEPT_BYTES));
        LibraryCheck check = new LibraryCheck(settings, platform, new RememberedHashes(cache));
        Optional<InstalledCopy> copy =
                folder(bundle, DATA).map(data -> new InstalledCopy(data, platform));
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        installer = copy.map(place -> new LibraryInstaller(place, check, platform, path));
        library = new WasmtimeLibrary(new LibrarySearch(settings, platform, copy), check);
        String version = bundle.getBundle().getVersion().toString();
        offer =
                new EngineOffer(
                        library,
                        () -> new WasmtimeEngine(library::open, cache, version),
                        engine -> register(bundle, engine));
        offer.update();
    }

    @Deactivate
    void stop() {
        offer.end();
    }

    @Override
    public String engine() {
        return WasmtimeEngine.ID;
    }

    @Override
    public Set<EngineFeature> features() {
        return WasmtimeEngine.FEATURES;
    }

    @Override
    public LibraryStatus status() {
        return library.status();
    }

    @Override
    public String download() {
        return installer.map(LibraryInstaller::commandLine).orElse("");
    }

    @Override
    public LibraryStatus install(Optional<String> source, Consumer<String> progress) {
        installer().install(source, progress);
        offer.update();
        return library.status();
    }

    @Override
    public boolean remove() {
        boolean removed = installer().remove();
        offer.update();
        return removed;
    }

    private LibraryInstaller installer() {
        return installer.orElseThrow(
                () ->
                        new GantryException(
                                ErrorCode.LIBRARY_NOT_INSTALLED,
                                WasmtimeEngine.ID,
                                "this container has no folder for libraries",
                                "set the framework property " + DATA,
                                null));
    }

    @SuppressWarnings("JdkObsolete") // the framework asks for a Dictionary
    private static Runnable register(BundleContext bundle, WasmtimeEngine engine) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(EngineService.PREFIX_ + "id", engine.id());
        properties.put(EngineService.PREFIX_ + "trust", Trust.ANY_GUEST.name());
        properties.put(Constants.SERVICE_RANKING, RANKING);
        ServiceRegistration<Engine> registration =
                bundle.registerService(Engine.class, engine, properties);
        return registration::unregister;
    }

    private static Optional<Path> folder(BundleContext bundle, String property) {
        return Optional.ofNullable(bundle.getProperty(property)).map(Path::of);
    }
}
