// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static dev.gantry.wasi.p1.FileGuest.BUFFER;
import static dev.gantry.wasi.p1.FileGuest.CREATE;
import static dev.gantry.wasi.p1.FileGuest.READ;
import static dev.gantry.wasi.p1.FileGuest.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.policy.Access;
import dev.gantry.policy.Access.Outcome;
import dev.gantry.policy.Grant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final FileGuest files = FileGuest.writing();

    private static Access access(String function, String object, Outcome outcome, String reason) {
        return new Access(new Grant("dir", "/"), function, object, outcome, reason);
    }

    private void assertTold(Access... expected) {
        assertEquals(List.of(expected), files.guest.resources.accesses);
    }

    @Test
    void tellsOfWhatWasOpened() {
        files.open("file", CREATE, READ);
        assertTold(access("path_open", "file", Outcome.DONE, ""));
    }

    @Test
    void tellsOfWhatFailed() {
        files.opens(Errno.NOENT, ROOT, "file", 0, READ);
        assertTold(access("path_open", "file", Outcome.FAILED, "NOENT"));
    }

    @Test
    void tellsOfWhatWasRefused() {
        files.opens(Errno.PERM, ROOT, "../secret", 0, READ);
        assertTold(
                access(
                        "path_open",
                        "../secret",
                        Outcome.REFUSED,
                        "it leads out of what was granted (PERM)"));
    }

    @Test
    void tellsOfBothEnds() {
        files.answers(Errno.NOENT, "path_rename", ROOT, "a", ROOT, "b");
        assertTold(access("path_rename", "a -> b", Outcome.FAILED, "NOENT"));
    }

    @Test
    void tellsOfAFolderThatWasOpenedInAFolder() {
        files.does("path_create_directory", ROOT, "folder");
        int folder = files.open("folder", 0, 0);
        files.guest.resources.accesses.clear();
        files.does("path_create_directory", folder, "inner");
        assertTold(access("path_create_directory", "folder/inner", Outcome.DONE, ""));
    }

    @Test
    void onlyCountsQuestionsUnlessTheyAreRefused() {
        files.answers(Errno.NOENT, "path_filestat_get", ROOT, 0, "file", BUFFER);
        assertTold();
        assertEquals(1L, files.guest.resources.counts.get("path_filestat_get"));
        files.answers(Errno.PERM, "path_filestat_get", ROOT, 0, "../file", BUFFER);
        assertTold(
                access(
                        "path_filestat_get",
                        "../file",
                        Outcome.REFUSED,
                        "it leads out of what was granted (PERM)"));
    }
}
