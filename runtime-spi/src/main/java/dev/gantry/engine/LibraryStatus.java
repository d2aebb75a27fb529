// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What was found when an engine looked for its library.
 *
 * @param usable whether the engine will load it
 * @param file where it is; absent if there is none
 * @param sha256 of its content, in lower-case hexadecimal digits; absent if it could not be read
 * @param reason in a few words, why it is used or not
 * @param hint what to do about it; empty if it is usable
 */
public record LibraryStatus(
        boolean usable, Optional<Path> file, Optional<String> sha256, String reason, String hint) {
    public LibraryStatus {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(hint, "hint");
    }
}
