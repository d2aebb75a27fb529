// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.Folder;
import dev.gantry.file.HostFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The best way that is there at the moment is taken. */
final class HostFolderChoiceTest {
    private final HostFolderChoice choice = new HostFolderChoice();
    private final List<String> asked = new ArrayList<>();

    /** Says that it was asked, and why it cannot. */
    private HostFolders failing(String name, FileProblem problem) {
        return new HostFolders() {
            @Override
            public Folder open(Path folder) throws IOException {
                asked.add(name);
                throw new FileException(problem);
            }

            @Override
            public String promise() {
                return name;
            }
        };
    }

    private HostFolders worksOnce(String name) {
        HostFolders failing = failing(name, FileProblem.UNSUPPORTED);
        return new HostFolders() {
            @Override
            public Folder open(Path folder) throws IOException {
                if (!asked.isEmpty()) {
                    return failing.open(folder);
                }
                asked.add(name);
                return new FixedFolder(Map.of(), 1, 0);
            }

            @Override
            public String promise() {
                return name;
            }
        };
    }

    private void open() {
        assertThrows(FileException.class, () -> choice.forOneGuest().open(Path.of("/")));
    }

    @Test
    void takesTheHighestRankingWhileItIsThere() {
        HostFolders better = failing("better", FileProblem.ACCESS);
        choice.add(failing("plain", FileProblem.ACCESS), Map.of());
        choice.add(better, Map.of("service.ranking", 100));
        open();
        choice.remove(better);
        open();
        assertEquals(List.of("better", "plain"), asked);
    }

    @Test
    void takesTheNextWhereOneDoesNotWorkHere() {
        choice.add(failing("plain", FileProblem.ACCESS), Map.of());
        choice.add(failing("better", FileProblem.UNSUPPORTED), Map.of("service.ranking", 100));
        open();
        assertEquals(List.of("better", "plain"), asked);
    }

    @Test
    void goesOneWayToAllFoldersOfAGuest() throws IOException {
        choice.add(failing("plain", FileProblem.ACCESS), Map.of());
        choice.add(worksOnce("better"), Map.of("service.ranking", 100));
        HostFolders folders = choice.forOneGuest();
        folders.open(Path.of("/")).close();
        assertThrows(FileException.class, () -> folders.open(Path.of("/")));
        assertEquals(List.of("better", "better"), asked);
        assertEquals("better", folders.promise());
    }

    @Test
    void promisesWhatTheOneDoesThatWorks() {
        choice.add(failing("plain", FileProblem.ACCESS), Map.of());
        choice.add(failing("better", FileProblem.UNSUPPORTED), Map.of("service.ranking", 100));
        HostFolders folders = choice.forOneGuest();
        assertThrows(FileException.class, () -> folders.open(Path.of("/")));
        assertEquals("plain", folders.promise());
    }

    @Test
    void hasNoneWhenTheBundleIsStopped() {
        assertThrows(IllegalStateException.class, choice::forOneGuest);
    }
}
