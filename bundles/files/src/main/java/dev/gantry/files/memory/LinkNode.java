// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.memory;

import dev.gantry.file.FileType;
import java.nio.charset.StandardCharsets;

/** A link: a text and nothing else here. */
final class LinkNode extends Node {
    private final String target;

    LinkNode(MemoryTree tree, String target) {
        super(tree);
        this.target = target;
    }

    String target() {
        return target;
    }

    @Override
    FileType type() {
        return FileType.LINK;
    }

    @Override
    long size() {
        return target.getBytes(StandardCharsets.UTF_8).length;
    }
}
