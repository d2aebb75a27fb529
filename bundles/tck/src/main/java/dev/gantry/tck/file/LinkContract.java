// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The target of a link is a text and nothing else. */
abstract class LinkContract extends FolderTest {
    /** The longest that Linux lets be. */
    private static final int LONGEST = 4_095;

    LinkContract(FolderContract contract) {
        super(contract);
    }

    @Test
    void tellsAboutTheLinkItself() throws IOException {
        put(root, "target", "much longer than the link");
        root.createLink("link", "target");
        assertType(FileType.LINK, root, "link");
        assertEquals(6, root.status("link").size());
    }

    @Test
    void givesBackTheTargetAsItWasMade() throws IOException {
        List<String> targets =
                List.of("nowhere", "../..", "/etc/passwd", "a//b/./", " ", "new\nline", "..");
        for (String target : targets) {
            root.createLink("link", target);
            String kept = contract().hasOnlyTheJdk() ? Path.of(target).toString() : target;
            assertEquals(kept, root.readLink("link"));
            root.removeFile("link");
        }
    }

    @Test
    void takesALongTarget() throws IOException {
        String target = "t".repeat(LONGEST);
        root.createLink("link", target);
        assertEquals(target, root.readLink("link"));
    }

    @Test
    void refusesATargetThatIsTooLong() {
        String target = "t".repeat(LONGEST + 1);
        assertFails(FileProblem.NAME_TOO_LONG, () -> root.createLink("link", target));
        assertMissing(root, "link");
    }

    @Test
    void refusesATargetThatIsNone() {
        assertFails(FileProblem.NOT_FOUND, () -> root.createLink("link", ""));
        assertFails(FileProblem.ILLEGAL_NAME, () -> root.createLink("link", "a\0b"));
        assertMissing(root, "link");
    }

    @Test
    void makesNoLinkWhereAnythingIs() throws IOException {
        put(root, "file", "kept");
        root.createFolder("folder");
        root.createLink("link", "file");
        for (String name : List.of("file", "folder", "link")) {
            assertFails(FileProblem.EXISTS, () -> root.createLink(name, "other"));
        }
        assertEquals("file", root.readLink("link"));
    }

    @Test
    void readsOnlyLinks() throws IOException {
        put(root, "file", "");
        root.createFolder("folder");
        assertFails(FileProblem.INVALID, () -> root.readLink("file"));
        assertFails(FileProblem.INVALID, () -> root.readLink("folder"));
        assertFails(FileProblem.NOT_FOUND, () -> root.readLink("missing"));
    }

    @Test
    void setsTheTimesOfALinkAndNotOfItsTarget() throws IOException {
        put(root, "target", "");
        root.createLink("link", "target");
        root.setTimes("target", TimeContract.both(1_000));
        try {
            root.setTimes("link", TimeContract.both(5_000));
            assertEquals(5_000, root.status("link").modifiedNanos());
        } catch (FileException refusal) {
            assertEquals(FileProblem.UNSUPPORTED, refusal.problem());
        }
        assertEquals(1_000, root.status("target").modifiedNanos());
    }

    @Test
    void reachesNothingThroughALink() throws IOException {
        root.createFolder("folder");
        root.createLink("link", "folder");
        assertFails(
                Set.of(FileProblem.ILLEGAL_NAME, FileProblem.INVALID),
                () -> root.createFolder("link/new"));
        assertFails(FileProblem.EXISTS, () -> root.createFolder("link"));
    }
}
