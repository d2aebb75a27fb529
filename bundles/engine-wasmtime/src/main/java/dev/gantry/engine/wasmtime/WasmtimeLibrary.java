// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.LibraryStatus;
import dev.gantry.engine.wasmtime.LibraryCheck.Checked;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The library: found, checked and loaded when it is first needed, and from then on the one of this
 * process, whatever becomes of its file. What is installed later is for the next process.
 */
final class WasmtimeLibrary {
    private static final String INSTALL = "'engines install wasmtime' gets it";

    private record Loaded(Checked checked, FoundLibrary found, OpenLibrary library) {}

    private final LibrarySearch search;
    private final LibraryCheck check;
    private @Nullable Loaded loaded;

    WasmtimeLibrary(LibrarySearch search, LibraryCheck check) {
        this.search = search;
        this.check = check;
    }

    /**
     * The library, loaded by now.
     *
     * @throws dev.gantry.GantryException ENGINE_UNUSABLE, saying what is wrong with it
     */
    synchronized OpenLibrary open() {
        try {
            if (loaded == null) {
                FoundLibrary found = search.find().orElseThrow(this::nothingFound);
                Checked checked = check.check(found.file());
                loaded = new Loaded(checked, found, load(checked));
            }
            return loaded.library();
        } catch (LibraryRefusal e) {
            throw e.unusable();
        }
    }

    synchronized boolean isLoaded() {
        return loaded != null;
    }

    /** Whether there is a library, or something to be told that is wrong. Looks into no file. */
    boolean isPromising() {
        try {
            return isLoaded() || search.find().isPresent();
        } catch (LibraryRefusal e) {
            return true;
        }
    }

    synchronized LibraryStatus status() {
        Optional<Path> file = Optional.empty();
        try {
            Optional<FoundLibrary> found = search.find();
            if (loaded != null) {
                return loadedStatus(loaded, found);
            }
            file = found.map(FoundLibrary::file);
            Checked checked = check.check(file.orElseThrow(this::nothingFound));
            String words = found.orElseThrow().origin().words();
            return new LibraryStatus(true, file, Optional.of(checked.sha256()), words, "");
        } catch (LibraryRefusal e) {
            return new LibraryStatus(false, file, e.sha256(), e.reason(), e.hint());
        }
    }

    private static LibraryStatus loadedStatus(Loaded loaded, Optional<FoundLibrary> found) {
        Path file = loaded.checked().file();
        String reason = "loaded, " + loaded.found().origin().words();
        if (found.isPresent() && !found.get().equals(loaded.found())) {
            reason = "loaded; from the next process on it is " + found.get().file();
        } else if (!Files.exists(file)) {
            reason = "loaded; its file is gone, this process goes on with it";
        }
        return new LibraryStatus(
                true, Optional.of(file), Optional.of(loaded.library().sha256()), reason, "");
    }

    private static OpenLibrary load(Checked checked) throws LibraryRefusal {
        Path file = checked.file();
        try {
            SymbolLookup symbols = SymbolLookup.libraryLookup(file, Arena.global());
            LibraryCheck.checkUnchanged(checked.state());
            MappedFiles.checkIsMapped(file);
            return new OpenLibrary(symbols, checked.sha256());
        } catch (IllegalCallerException e) {
            throw new LibraryRefusal(
                    "this Java was started without leave to call native code",
                    "start Java with --enable-native-access=ALL-UNNAMED");
        } catch (IllegalArgumentException e) {
            throw new LibraryRefusal(
                    file + " cannot be loaded by this system",
                    "on Linux it needs glibc 2.28 or newer and libgcc_s.so.1");
        } catch (IOException e) {
            throw new LibraryRefusal(
                    file + " went while it was loaded: " + FailureReason.of(e), "try again");
        }
    }

    private LibraryRefusal nothingFound() {
        String other = search.unfit().map(file -> "; " + file + " is another version").orElse("");
        return new LibraryRefusal("its library is not installed" + other, INSTALL);
    }
}
