// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Where the library is to be had from. */
@FunctionalInterface
interface LibrarySource {
    /**
     * Gets the library, or an archive that holds it; nobody has looked into it yet.
     *
     * @param scratch an empty folder of the caller's, who removes it
     * @param progress is told in a few words what is being done
     */
    Path fetch(Path scratch, Consumer<String> progress)
            throws IOException, InterruptedException, LibraryRefusal;
}
