// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import java.io.Closeable;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What a guest has open, so that it is not too much, and closed in the end. */
final class OpenHandles {
    private final int most;
    private final Set<Closeable> open = Collections.newSetFromMap(new IdentityHashMap<>());

    OpenHandles(int most) {
        this.most = most;
    }

    /** Fails if nothing more may be opened. */
    void checkRoom() throws FileException {
        if (open.size() >= most) {
            throw new FileException(FileProblem.TOO_MANY_OPEN);
        }
    }

    void add(Closeable handle) {
        open.add(handle);
    }

    /** Whether it was open until now. */
    boolean remove(Closeable handle) {
        return open.remove(handle);
    }

    List<Closeable> all() {
        return List.copyOf(open);
    }
}
