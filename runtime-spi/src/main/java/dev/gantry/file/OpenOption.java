// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

/** How a file is opened. */
public enum OpenOption {
    READ,
    WRITE,
    /** Makes the file if it is not there. */
    CREATE,
    /** Together with {@link #CREATE}: fails with {@link FileProblem#EXISTS} if anything is there. */
    EXCLUSIVE,
    /** Empties the file; only together with {@link #WRITE}. */
    TRUNCATE
}
