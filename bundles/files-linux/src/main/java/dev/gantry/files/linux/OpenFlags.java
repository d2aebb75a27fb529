// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import dev.gantry.file.OpenOption;
import java.util.Set;

/** How {@code openat} is asked; two of its flags differ between processors. */
final class OpenFlags {
    private static final Set<String> ARM = Set.of("aarch64", "arm64");
    private static final Set<String> X86 = Set.of("amd64", "x86_64");

    private static final boolean ON_ARM = ARM.contains(System.getProperty("os.arch", ""));
    private static final int O_DIRECTORY = ON_ARM ? 040_000 : 0200_000;
    private static final int O_NOFOLLOW = ON_ARM ? 0100_000 : 0400_000;
    private static final int O_CLOEXEC = 02_000_000;
    private static final int O_PATH = 010_000_000;
    private static final int O_WRONLY = 01;
    private static final int O_RDWR = 02;
    private static final int O_CREAT = 0100;
    private static final int O_EXCL = 0200;
    private static final int O_NOCTTY = 0400;

    /** Nobody waits for the other end of a pipe. */
    static final int O_NONBLOCK = 04_000;

    static final int O_APPEND = 02_000;

    /** A folder that is worked in. */
    static final int FOLDER = O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

    /** A folder that is only passed through; no right to list it is needed. */
    static final int PASSAGE = FOLDER | O_PATH;

    private OpenFlags() {}

    static boolean areKnown(String processor) {
        return ARM.contains(processor) || X86.contains(processor);
    }

    /** For a file. It is emptied later, when it is known to be a file. */
    static int of(Set<OpenOption> options) {
        int flags = O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
        if (options.contains(OpenOption.WRITE)) {
            flags |= options.contains(OpenOption.READ) ? O_RDWR : O_WRONLY;
        }
        if (options.contains(OpenOption.CREATE)) {
            flags |= O_CREAT;
            flags |= options.contains(OpenOption.EXCLUSIVE) ? O_EXCL : 0;
        }
        return flags;
    }
}
