// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.file.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a way holds open is let go of at its end. */
final class WalkTest {
    private int open;

    /** One folder in the other, without end; none can be closed without trouble. */
    private final class Troublesome extends FixedFolder {
        Troublesome() {
            super(Map.of(), 1, 0);
            open++;
        }

        @Override
        public Folder openFolder(String name) {
            return new Troublesome();
        }

        @Override
        public void close() {
            open--;
            throw new UncheckedIOException(new IOException("trouble"));
        }
    }

    @Test
    void letsGoOfAllEvenIfOneCannotBeClosed() throws IOException {
        Tree tree = new Tree(1, Tree.Access.READ_ONLY);
        Place root = Place.root(new Troublesome(), tree, HiddenFiles.NONE, new MountPoint());
        Walk walk = Walk.along(root, "a/b/c");
        assertEquals(3, open);
        assertThrows(UncheckedIOException.class, walk::close);
        assertEquals(1, open);
    }
}
