// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.Engine;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads the engine as a bundle does, makes it ready, and throws its class loader away. Says whether that
 * was collected, and whether the library is where its signal handlers are.
 */
final class ThrownAway {
    private ThrownAway() {}

    public static void main(String[] arguments) throws Exception {
        WeakReference<ClassLoader> loader = useAndThrowAway();
        for (int round = 0; round < 50 && loader.get() != null; round++) {
            System.gc();
            Thread.sleep(20);
        }
        boolean alive = true;
        for (int i = 0; i < 100_000; i++) {
            alive &= nullIsNoticed(i % 7 == 0 ? null : "text") == (i % 7 == 0);
        }
        boolean collected = loader.get() == null;
        System.out.println("collected " + collected + ", there " + isMapped() + ", alive " + alive);
    }

    private static WeakReference<ClassLoader> useAndThrowAway() throws Exception {
        try (URLClassLoader own = new URLClassLoader(classPath(), new SpiOnly())) {
            Class<?> type = own.loadClass(WasmtimeJniEngine.class.getName());
            Engine engine = (Engine) type.getConstructor().newInstance();
            engine.ready();
            type.getMethod("stop").invoke(engine);
            return new WeakReference<>(own);
        }
    }

    /** The virtual machine learns of null by a signal where code is compiled. */
    @SuppressWarnings({"ReturnValueIgnored", "NullAway"}) // It is called for what it throws.
    private static boolean nullIsNoticed(@Nullable Object value) {
        try {
            value.hashCode();
            return false;
        } catch (NullPointerException e) {
            return true;
        }
    }

    private static boolean isMapped() throws IOException {
        return Files.readString(Path.of("/proc/self/maps")).contains("wasmtime_jni");
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(ThrownAway::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static final class SpiOnly extends ClassLoader {
        private static final List<String> OWN =
                List.of("dev.gantry.engine.wasmtime.", "io.github.kawamuray.", "org.slf4j.");

        SpiOnly() {
            super(ThrownAway.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (OWN.stream().noneMatch(name::startsWith)) {
                return super.loadClass(name, resolve);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
