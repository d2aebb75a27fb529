// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import java.io.IOException;
import java.nio.file.Path;

/** Where a path of the host leads at this moment. */
final class HostPath {
    private static final String UP = "..";
    private static final String HERE = ".";

    private HostPath() {}

    /** Without links, as far as it is there; what is not there (yet) follows as it is written. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            Path parent = path.getParent();
            Path name = path.getFileName();
            return parent == null || name == null ? path : real(parent).resolve(name);
        }
    }

    /** An absolute path without {@code ..}; only the file system knows where that leads behind a link. */
    static Path withoutUp(Path path) {
        Path at = path.getRoot();
        for (Path name : path) {
            if (name.toString().equals(UP)) {
                Path real = real(at);
                at = real.getParent() == null ? real : real.getParent();
            } else if (!name.toString().equals(HERE)) {
                at = at.resolve(name);
            }
        }
        return at;
    }
}
