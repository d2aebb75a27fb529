// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The operating system and processor, as far as libraries differ between them.
 *
 * @param name for example {@code linux-x86_64}
 * @param fileName how the library is called there
 * @param places folders in which one may lie that Gantry did not install, in the order of the search
 */
record Platform(String name, String fileName, List<Path> places) {
    Platform {
        places = List.copyOf(places);
    }

    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Platform of(String system, String processor) {
        String arch =
                switch (processor.toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64", "x86-64" -> "x86_64";
                    case "aarch64", "arm64" -> "aarch64";
                    default -> processor;
                };
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return new Platform("windows-" + arch, "wasmtime.dll", List.of());
        }
        if (lower.startsWith("mac")) {
            return new Platform(
                    "macos-" + arch,
                    "libwasmtime.dylib",
                    paths("/usr/local/lib", "/opt/homebrew/lib", "/opt/wasmtime/lib"));
        }
        return new Platform(lower + "-" + arch, "libwasmtime.so", unixPlaces(arch));
    }

    private static List<Path> unixPlaces(String arch) {
        String multiarch = arch + "-linux-gnu";
        return paths(
                "/usr/local/lib",
                "/usr/local/lib64",
                "/usr/local/lib/" + multiarch,
                "/usr/lib",
                "/usr/lib64",
                "/usr/lib/" + multiarch,
                "/opt/wasmtime/lib");
    }

    private static List<Path> paths(String... folders) {
        return Stream.of(folders).map(Path::of).toList();
    }
}
