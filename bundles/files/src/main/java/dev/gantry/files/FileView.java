// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileStatus;

/** What a guest is told of a file: never how the host tells its files apart. */
interface FileView {
    FileStatus shown(Tree tree, FileStatus status);

    long identity(FileKey key);

    /** Whether listings are in the order of names. */
    boolean sorted();
}
