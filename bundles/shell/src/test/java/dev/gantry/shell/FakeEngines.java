// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.engine.CodeCache;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.LibraryStatus;
import dev.gantry.engine.ModuleReport;
import dev.gantry.engine.Trust;
import dev.gantry.guest.EngineStatus;
import dev.gantry.guest.EngineStatus.Holdings;
import dev.gantry.guest.EngineStatus.Use;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is told of engines that do not exist. */
public final class FakeEngines {
    private FakeEngines() {}

    /** The chosen one. */
    public static EngineStatus quick() {
        return new EngineStatus(
                "quick",
                "1.0",
                Trust.ANY_GUEST,
                Set.of(EngineFeature.SIMD),
                new Use(true, true, "ranked highest", ""),
                new Holdings(
                        Optional.empty(),
                        Optional.of(new CodeCache(Path.of("/cache"), 1, 5 << 20, "")),
                        List.of(new ModuleReport("a\u001B[31m.wasm", "compiled", "12 ms"))));
    }

    /** One for trusted guests. */
    public static EngineStatus slow() {
        return new EngineStatus(
                "slow",
                "2.0",
                Trust.TRUSTED_GUESTS_ONLY,
                Set.of(),
                new Use(true, false, "only by name", ""),
                new Holdings(Optional.empty(), Optional.empty(), List.of()));
    }

    /** One that lacks its library. */
    public static EngineStatus incomplete() {
        LibraryStatus library =
                new LibraryStatus(
                        false, Optional.empty(), Optional.empty(), "no library", "get it");
        return new EngineStatus(
                "fast",
                "",
                Trust.ANY_GUEST,
                Set.of(),
                new Use(false, false, "no library", "get it"),
                new Holdings(Optional.of(library), Optional.empty(), List.of()));
    }

    /** One whose library is refused. */
    public static EngineStatus broken() {
        LibraryStatus library =
                new LibraryStatus(
                        false,
                        Optional.of(Path.of("/lib/fast.so")),
                        Optional.of("abcd"),
                        "it is torn",
                        "get another");
        return new EngineStatus(
                "fast",
                "3.0",
                Trust.ANY_GUEST,
                Set.of(),
                new Use(false, false, "it is torn", "get another"),
                new Holdings(Optional.of(library), Optional.empty(), List.of()));
    }
}
