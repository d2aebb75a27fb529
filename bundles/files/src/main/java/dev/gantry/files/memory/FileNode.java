// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.memory;

import dev.gantry.file.FileType;

/** A regular file. Lives as long as it has a name or somebody has it open. */
final class FileNode extends Node {
    private final SparseBytes content = new SparseBytes();

    FileNode(MemoryTree tree) {
        super(tree);
    }

    SparseBytes content() {
        return content;
    }

    @Override
    FileType type() {
        return FileType.FILE;
    }

    @Override
    long size() {
        return content.size();
    }
}
