// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes an engine of the library, which installs its signal handlers, forgets everything about it, and
 * then lets Java run into null pointers, which HotSpot turns into signals. Were the library unloaded with
 * the last object that knows of it, the handlers would point to nothing.
 */
final class LibraryIsForgotten {
    private static final int ROUNDS = 200_000;

    private LibraryIsForgotten() {}

    public static void main(String[] arguments) {
        WeakReference<OpenLibrary> library = use();
        while (library.get() != null) {
            System.gc();
        }
        System.gc();
        int caught = 0;
        for (int i = 0; i < ROUNDS; i++) {
            caught += runIntoNull(i % 2 == 0 ? null : new ArrayList<>());
        }
        if (caught != ROUNDS / 2) {
            throw new AssertionError(caught + " null pointers");
        }
        ChildProcess.survived();
    }

    /** As the bundle opens the library. */
    private static WeakReference<OpenLibrary> use() {
        LibrarySettings settings = new LibrarySettings(TestLibrary.file().toString(), "");
        LibrarySearch search = new LibrarySearch(settings, Platform.current(), Optional.empty());
        LibraryCheck check = new LibraryCheck(settings, Platform.current(), LibraryFiles.FORGETFUL);
        OpenLibrary library = new WasmtimeLibrary(search, check).open();
        new NativeEngine(new CApi(library.symbols()), StackSize.USUAL.bytes()).close();
        return new WeakReference<>(library);
    }

    @SuppressWarnings("NullAway") // The null pointer is what this is about.
    private static int runIntoNull(@Nullable List<String> list) {
        try {
            return list.size();
        } catch (NullPointerException e) {
            return 1;
        }
    }
}
