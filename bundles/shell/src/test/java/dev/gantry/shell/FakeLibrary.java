// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.EngineLibrary;
import dev.gantry.engine.LibraryStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The library of the engine {@code fast}: installed and removed in thought only. */
public final class FakeLibrary implements EngineLibrary {
    public final List<Optional<String>> sources = new ArrayList<>();
    public boolean installed;
    public Runnable whileInstalling = () -> {};

    @Override
    public String engine() {
        return "fast";
    }

    @Override
    public Set<EngineFeature> features() {
        return Set.of();
    }

    @Override
    public LibraryStatus status() {
        return installed
                ? new LibraryStatus(
                        true,
                        Optional.of(Path.of("/lib/fast.so")),
                        Optional.of("abcd"),
                        "it is",
                        "")
                : new LibraryStatus(
                        false, Optional.empty(), Optional.empty(), "no library", "get it");
    }

    @Override
    public String download() {
        return "fetch fast";
    }

    @Override
    public LibraryStatus install(Optional<String> source, Consumer<String> progress) {
        sources.add(source);
        progress.accept("fetching");
        whileInstalling.run();
        installed = true;
        return status();
    }

    @Override
    public boolean remove() {
        boolean was = installed;
        installed = false;
        return was;
    }
}
