// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.Tier;
import dev.gantry.engine.TrapException;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing keeps the bundle's classes once it has stopped, not even a trap that somebody keeps. */
class ReleaseTest {
    private static final byte[] TRAPPING =
            HexFormat.of()
                    .parseHex(
                            "0061736d01000000"
                                    + "010401600000"
                                    + "03020100"
                                    + "07050101740000"
                                    + "0a05010300000b");

    @ParameterizedTest
    @EnumSource(names = {"INTERPRETED", "COMPILED"})
    void isCollectedWhileSomebodyKeepsATrap(Tier tier) throws Exception {
        Guests guests = new Guests();
        TrapException trap = guests.run(tier);
        for (int round = 0; round < 50 && guests.loader.get() != null; round++) {
            System.gc();
            Thread.sleep(20);
        }
        assertNull(guests.loader.get());
        assertTrue(trap.getStackTrace().length > 0);
    }

    /** Like a bundle: its own classes and libraries for itself, the SPI from outside. */
    private static final class Guests {
        private WeakReference<ClassLoader> loader = new WeakReference<>(null);

        TrapException run(Tier tier) throws Exception {
            try (URLClassLoader own = new URLClassLoader(classPath(), new SpiOnly())) {
                loader = new WeakReference<>(own);
                Class<?> type = own.loadClass(ChicoryEngine.class.getName());
                Engine engine = (Engine) type.getConstructor().newInstance();
                TrapException trap = trap(engine, tier);
                type.getMethod("stop").invoke(engine);
                return trap;
            }
        }

        private static TrapException trap(Engine engine, Tier tier) {
            CompileOptions options = CompileOptions.builder().tier(tier).build();
            Store store = engine.newStore(Limits.DEFAULT);
            var guest = store.instantiate(engine.compile(TRAPPING, options), List.of());
            var function = guest.function("t").orElseThrow();
            return assertThrows(TrapException.class, () -> function.call(new long[0], new long[0]));
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Guests::url)
                    .toArray(URL[]::new);
        }

        private static URL url(String entry) {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private static final class SpiOnly extends ClassLoader {
        private static final List<String> OWN =
                List.of("dev.gantry.engine.chicory.", "com.dylibso.", "org.objectweb.");

        SpiOnly() {
            super(ReleaseTest.class.getClassLoader());
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
