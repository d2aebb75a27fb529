// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where an engine keeps what it compiled.
 *
 * @param bytes how much there is
 * @param capacity how much there may be; what was used longest ago goes first
 * @param trouble why nothing is kept there; empty if it is
 */
public record CodeCache(Path folder, long bytes, long capacity, String trouble) {
    public CodeCache {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(trouble, "trouble");
    }
}
