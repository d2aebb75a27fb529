// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.tck.Guests;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/**
 * Runs a guest in a container that has nothing but this bundle. Says what the guest computed, or why
 * the engine cannot be used.
 */
final class InContainer {
    private InContainer() {}

    /**
     * Starts a container.
     *
     * @param arguments the folder with the classes of the bundle, an empty folder, and what to take the
     *     operating system for
     */
    public static void main(String[] arguments) throws Exception {
        Path jar = jar(Path.of(arguments[0]), Path.of(arguments[1], "bundle.jar"));
        Framework framework = new FrameworkFactory().newFramework(settings(arguments));
        framework.start();
        Bundle bundle = framework.getBundleContext().installBundle(jar.toUri().toString());
        bundle.start();
        String outcome = outcome(bundle);
        framework.stop();
        framework.waitForStop(10_000);
        System.out.println(outcome);
        System.exit(0);
    }

    private static Map<String, String> settings(String[] arguments) {
        return Map.of(
                Constants.FRAMEWORK_STORAGE,
                Path.of(arguments[1], "framework").toString(),
                "felix.log.level",
                "1",
                Constants.FRAMEWORK_OS_NAME,
                arguments[2],
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                "dev.gantry;version=1.0.0,dev.gantry.engine;version=1.0.0",
                Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA,
                "osgi.extender;osgi.extender=\"osgi.component\";version:Version=\"1.5\"");
    }

    private static String outcome(Bundle bundle) throws ReflectiveOperationException {
        Class<?> type = bundle.loadClass(WasmtimeJniEngine.class.getName());
        Engine engine = (Engine) type.getConstructor().newInstance();
        try {
            engine.ready();
        } catch (GantryException e) {
            return e.describe();
        }
        var module = engine.compile(Guests.bytes("calls"), CompileOptions.DEFAULT);
        Instance guest = engine.newStore(Limits.DEFAULT).instantiate(module, List.of());
        return "sum " + TestGuest.call(guest, "add", 40, 2);
    }

    /** The bundle as the build packs it, but for the compression. */
    private static Path jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            out.setLevel(0);
            add(out, classes, Path.of("META-INF", "MANIFEST.MF"));
            for (Path path : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                if (!path.endsWith(Path.of("META-INF", "MANIFEST.MF"))) {
                    add(out, classes, classes.relativize(path));
                }
            }
        }
        return jar;
    }

    private static void add(JarOutputStream out, Path classes, Path entry) throws IOException {
        out.putNextEntry(new ZipEntry(entry.toString().replace('\\', '/')));
        Files.copy(classes.resolve(entry), out);
    }
}
