// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.file.HostFolders;
import dev.gantry.files.portable.PortableFolders;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The best way that is there at the moment is taken. */
final class HostFolderChoiceTest {
    private final HostFolderChoice choice = new HostFolderChoice();
    private final HostFolders plain = new PortableFolders();
    private final HostFolders better = new PortableFolders();

    @Test
    void takesTheHighestRankingWhileItIsThere() {
        choice.add(plain, Map.of());
        choice.add(better, Map.of("service.ranking", 100));
        assertSame(better, choice.best());
        choice.remove(better);
        assertSame(plain, choice.best());
    }

    @Test
    void hasNoneWhenTheBundleIsStopped() {
        assertThrows(IllegalStateException.class, choice::best);
    }
}
