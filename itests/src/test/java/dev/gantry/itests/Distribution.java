// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where the unpacked distribution and the guests are. */
final class Distribution {
    static final Path HOME = Path.of(System.getProperty("gantry.dist"));
    static final Path ROOT = Path.of(System.getProperty("gantry.root"));

    /** Bundles that resolve on Java 22 and newer only. */
    private static final Set<Path> NEWER =
            Set.of(
                    HOME.resolve("deploy/dev.gantry.engine.wasmtime.jar"),
                    HOME.resolve("deploy/dev.gantry.files.linux.jar"));

    /** Whether those resolve on this Java, which is the one of the processes too. */
    static final boolean RUNS_WASMTIME = Runtime.version().feature() >= 22;

    private static final Path WORK = Path.of(System.getProperty("gantry.work"));

    private Distribution() {}

    /** One of our own guests. */
    static Path guest(String name) {
        return ROOT.resolve("guests").resolve(name).resolve(name + ".wasm");
    }

    static Path chicory() {
        return HOME.resolve("deploy/dev.gantry.engine.chicory.jar");
    }

    /** A new empty folder. */
    static Path workFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(WORK), "t");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jars of one of the distribution's folders. */
    static List<Path> jars(String folder) {
        try (Stream<Path> files = Files.list(HOME.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of them that resolve on this Java. */
    static List<Path> resolvingJars(String folder) {
        return jars(folder).stream().filter(jar -> RUNS_WASMTIME || !NEWER.contains(jar)).toList();
    }

    /** A copy of the distribution that a test may change. */
    static Path copy() {
        Path target = workFolder().resolve("a copy");
        try (Stream<Path> all = Files.walk(HOME)) {
            for (Path each : all.toList()) {
                Files.copy(each, target.resolve(HOME.relativize(each).toString()));
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
