// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.launch;

import dev.gantry.engine.EngineLibrary;
import dev.gantry.file.HostFolders;
import dev.gantry.guest.Guests;
import dev.gantry.hostinterface.HostInterface;
import dev.gantry.policy.AuditLog;
import dev.gantry.policy.Permissions;
import dev.gantry.policy.Policy;
import dev.gantry.shell.BundleHealth;
import dev.gantry.shell.Container;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The container as its framework shows it. The only place that knows the launcher's properties. */
final class OsgiContainer implements Container {
    private static final String OTHER_COMMANDS =
            "(&(osgi.command.scope=*)(osgi.command.function=*)(!(osgi.command.scope=gantry)))";

    /** The launcher tells by types of the JDK, so that the two share no class. */
    private static final String CONFIGURATION = "(gantry.configuration=true)";

    private final BundleContext bundle;

    OsgiContainer(BundleContext bundle) {
        this.bundle = bundle;
    }

    @Override
    public Optional<Guests> guests() {
        return one(Guests.class);
    }

    @Override
    public Optional<Permissions> permissions() {
        return one(Permissions.class);
    }

    @Override
    public Optional<AuditLog> auditLog() {
        return one(AuditLog.class);
    }

    /** Never given back: the framework does it when either side leaves. */
    private <T> Optional<T> one(Class<T> type) {
        return Optional.ofNullable(bundle.getServiceReference(type)).map(bundle::getService);
    }

    @Override
    public List<EngineLibrary> engineLibraries() {
        return all(EngineLibrary.class, null);
    }

    @Override
    public boolean hasPolicy() {
        return bundle.getServiceReference(Policy.class) != null;
    }

    @Override
    public Optional<String> filePromise() {
        return one(HostFolders.class).map(HostFolders::promise);
    }

    @Override
    public List<HostInterface> hostInterfaces() {
        return all(HostInterface.class, null);
    }

    private <T> List<T> all(Class<T> type, @Nullable String filter) {
        try {
            return bundle.getServiceReferences(type, filter).stream()
                    .flatMap(reference -> Stream.ofNullable(bundle.getService(reference)))
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("the filter is well-formed", e);
        }
    }

    @Override
    public List<IdleBundle> idleBundles() {
        BundleHealth health = new BundleHealth(bundle);
        return Arrays.stream(bundle.getBundles())
                .flatMap(each -> health.complaint(each).stream())
                .toList();
    }

    @Override
    public String version() {
        return property("version").orElse("of unknown version");
    }

    @Override
    public Optional<Path> place(Place place) {
        String name = place.name().toLowerCase(Locale.ROOT);
        return property(place == Place.HOME ? name : name + ".dir").map(Path::of);
    }

    @Override
    public List<Path> deployFolders() {
        return property("deploy.dirs").stream()
                .flatMap(Pattern.compile(Pattern.quote(File.pathSeparator))::splitAsStream)
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .toList();
    }

    @Override
    public List<ConfigurationFile> configuration() {
        List<ConfigurationFile> files = new ArrayList<>();
        for (Supplier<?> report : all(Supplier.class, CONFIGURATION)) {
            if (report.get() instanceof Map<?, ?> found) {
                found.forEach((file, told) -> files.add(configurationFile(file, told)));
            }
        }
        return files;
    }

    private static ConfigurationFile configurationFile(Object file, Object told) {
        Path path = Path.of(file.toString());
        Map<?, ?> facts = told instanceof Map<?, ?> map ? map : Map.of();
        if (facts.get("keys") instanceof String keys) {
            return ConfigurationFile.good(
                    path,
                    Pattern.compile(" ").splitAsStream(keys).filter(k -> !k.isEmpty()).toList());
        }
        return ConfigurationFile.bad(path, String.valueOf(facts.get("trouble")));
    }

    /** After Ctrl-C a process goes on for a moment; this is how the JDK says that it will not last. */
    @Override
    public boolean isEnding() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    @Override
    public boolean debug() {
        return property("debug").filter("true"::equals).isPresent();
    }

    @Override
    public boolean runsOneCommand() {
        return property("mode").filter("command"::equals).isPresent();
    }

    /** The names of the Gogo commands that other bundles offer. */
    List<String> otherCommands() {
        try {
            ServiceReference<?>[] references = bundle.getAllServiceReferences(null, OTHER_COMMANDS);
            return Stream.ofNullable(references)
                    .flatMap(Arrays::stream)
                    .map(reference -> reference.getProperty("osgi.command.function"))
                    .flatMap(names -> texts(names).stream())
                    .distinct()
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("the filter is well-formed", e);
        }
    }

    private static List<String> texts(Object names) {
        List<String> texts = new ArrayList<>();
        if (names instanceof String[] several) {
            texts.addAll(Arrays.asList(several));
        } else if (names instanceof Collection<?> several) {
            several.forEach(name -> texts.add(name.toString()));
        } else {
            texts.add(names.toString());
        }
        return texts;
    }

    private Optional<String> property(String name) {
        return Optional.ofNullable(bundle.getProperty("gantry." + name));
    }
}
