// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.wasmtime.FoundLibrary.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the library is: the configured path, else the copy that Gantry installed, else a well-known
 * place. Looks at names and lengths only, since it is asked at each start.
 *
 * <p>The first two are somebody's decision, and are taken as they are: what is wrong with them is said
 * when they are checked. In a well-known place a file counts only if it can be the known library, or if
 * the operator accepts others: many systems have another version there, for other programs.
 */
final class LibrarySearch {
    private final LibrarySettings settings;
    private final Platform platform;
    private final Optional<InstalledCopy> installed;

    /**
     * @param installed absent where the container has no folder for data
     */
    LibrarySearch(LibrarySettings settings, Platform platform, Optional<InstalledCopy> installed) {
        this.settings = settings;
        this.platform = platform;
        this.installed = installed;
    }

    Optional<FoundLibrary> find() throws LibraryRefusal {
        Optional<Path> configured = settings.file();
        if (configured.isPresent()) {
            return configured.map(file -> new FoundLibrary(file, Origin.CONFIGURED));
        }
        Optional<Path> copy = installed.flatMap(InstalledCopy::find);
        return copy.isPresent()
                ? copy.map(file -> new FoundLibrary(file, Origin.INSTALLED))
                : wellKnown()
                        .filter(this::isFit)
                        .findFirst()
                        .map(file -> new FoundLibrary(file, Origin.WELL_KNOWN));
    }

    /** A file in a well-known place that is passed over. */
    Optional<Path> unfit() {
        return wellKnown().filter(file -> !isFit(file)).findFirst();
    }

    private Stream<Path> wellKnown() {
        return platform.places().stream()
                .map(place -> place.resolve(platform.fileName()))
                .filter(Files::isRegularFile);
    }

    private boolean isFit(Path file) {
        try {
            long bytes = Files.size(file);
            return !settings.accept().isEmpty()
                    || KnownLibrary.of(platform)
                            .filter(known -> known.bytes() == bytes)
                            .isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
