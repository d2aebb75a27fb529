// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;

/** Files of guests, through the command line, on a real folder. */
public class FilesIT {
    private final Path home = Distribution.workFolder();
    private final Path folder = Distribution.workFolder();
    private final Path outside = Distribution.workFolder();
    private final Path temporary = Distribution.workFolder();
    private final String files = Distribution.guest("files").toString();

    @Before
    public void fillFolders() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "inside\n");
        Files.writeString(outside.resolve("secret.txt"), "outside\n");
    }

    /** Runs {@code files} with these options, separated from its words by {@code --}. */
    private GantryProcess.End run(String... words) {
        List<String> command = new ArrayList<>(List.of("run", engine()[0]));
        if (engine().length > 1) {
            command.add(engine()[1]);
        }
        for (String word : words) {
            command.add(word.equals("--") ? files : word);
        }
        return gantry(command.toArray(String[]::new));
    }

    final GantryProcess.End gantry(String... words) {
        return GantryProcess.in(home, words);
    }

    /** The options that choose the engine. */
    protected String[] engine() {
        return new String[] {"--engine=chicory"};
    }

    private String mounted(String mode) {
        return "--dir=" + folder + "::/data" + mode;
    }

    @Test
    public void aFolderIsReadUnderItsGuestPath() {
        GantryProcess.End end = run(mounted(""), "--", "cat", "/data/a.txt");

        assertEquals(end.err(), "inside\n", end.out());
        assertEquals(0, end.code());
    }

    @Test
    public void aFolderIsReadOnlyUnlessSaidOtherwise() {
        for (String[] words :
                new String[][] {
                    {"write", "/data/new.txt", "x"},
                    {"append", "/data/a.txt", "x"},
                    {"truncate", "/data/a.txt", "0"},
                    {"mkdir", "/data/sub"},
                    {"rm", "/data/a.txt"},
                    {"mv", "/data/a.txt", "/data/b.txt"},
                    {"ln", "/data/a.txt", "/data/b.txt"},
                    {"symlink", "a.txt", "/data/b.txt"}
                }) {
            List<String> all = new ArrayList<>(List.of(mounted(""), "--"));
            all.addAll(List.of(words));
            GantryProcess.End end = run(all.toArray(String[]::new));
            assertEquals(words[0] + end.err(), 1, end.code());
            assertTrue(words[0] + end.err(), end.err().contains("refused: path_"));
        }
        assertEquals(List.of("a.txt"), names(folder));
    }

    @Test
    public void aWritableFolderIsWritten() throws IOException {
        assertEquals(0, run(mounted(":rw"), "--", "write", "/data/new.txt", "hello").code());
        assertEquals("hello\n", Files.readString(folder.resolve("new.txt")));
        assertEquals(0, run(mounted(":rw"), "--", "append", "/data/new.txt", "x").code());
        assertEquals("hello\nx\n", Files.readString(folder.resolve("new.txt")));
        assertEquals(0, run(mounted(":rw"), "--", "mv", "/data/new.txt", "/data/b").code());
        assertEquals(0, run(mounted(":rw"), "--", "mkdir", "/data/sub").code());
        assertEquals(0, run(mounted(":rw"), "--", "symlink", "b", "/data/link").code());
        assertEquals("b\n", run(mounted(""), "--", "readlink", "/data/link").out());
        assertEquals("a.txt\nb\nlink\nsub\n", run(mounted(""), "--", "ls", "/data").out());
        assertEquals(0, run(mounted(":rw"), "--", "rmdir", "/data/sub").code());
        assertEquals(0, run(mounted(":rw"), "--", "rm", "/data/link").code());
        assertEquals(List.of("a.txt", "b"), names(folder));
    }

    @Test
    public void noLinkLeadsOut() throws IOException {
        Files.createSymbolicLink(folder.resolve("file"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("dir"), outside);
        Files.createSymbolicLink(
                folder.resolve("up"), Path.of("..", outside.getFileName().toString()));

        for (String path : List.of("file", "dir/secret.txt", "up/secret.txt", "dir/../a.txt")) {
            GantryProcess.End end = run(mounted(":rw"), "--", "cat", "/data/" + path);
            assertEquals(path, "", end.out());
            assertEquals(path + end.err(), 1, end.code());
            assertTrue(end.err(), end.err().contains("refused: path_open"));
        }
        for (String path : List.of("dir/new", "up/new")) {
            assertEquals(1, run(mounted(":rw"), "--", "write", "/data/" + path, "x").code());
            assertEquals(1, run(mounted(":rw"), "--", "mkdir", "/data/" + path).code());
        }
        assertEquals(List.of("secret.txt"), names(outside));
        assertEquals("outside\n", Files.readString(outside.resolve("secret.txt")));
    }

    @Test
    public void noGuestMakesALinkThatLeadsOut() {
        assertEquals(1, run(mounted(":rw"), "--", "symlink", outside.toString(), "/data/l").code());
        assertEquals(1, run(mounted(":rw"), "--", "symlink", "../x", "/data/l").code());
        assertEquals(List.of("a.txt"), names(folder));
    }

    @Test
    public void mountsComeTogetherBelowTheRoot() {
        String root = "--dir=" + folder + "::/";
        assertEquals("a.txt\ntmp\n", run(root, "--tmp", "--", "ls", "/").out());
        assertEquals(0, run(root, "--tmp", "--", "write", "/tmp/x", "y").code());
        assertEquals(List.of("a.txt"), names(folder));
    }

    @Test
    public void aDeniedFolderIsOutOfReachInsideOfAGrantedOne() throws IOException {
        Path secret = Files.createDirectory(folder.resolve("private"));
        Files.writeString(secret.resolve("key"), "hidden\n");

        GantryProcess.End end =
                run(mounted(":rw"), "--deny=dir=" + secret, "--", "cat", "/data/private/key");

        assertEquals("", end.out());
        assertEquals(end.err(), 1, end.code());
        assertEquals(
                "a.txt\n", run(mounted(""), "--deny=dir=" + secret, "--", "ls", "/data").out());
    }

    @Test
    public void whatAGuestMayAddIsBounded() throws IOException {
        GantryProcess.End end =
                run(mounted(":rw"), "--disk=64k", "--", "fill", "/data/big", "1024");

        assertEquals(end.err(), 1, end.code());
        assertTrue(Files.size(folder.resolve("big")) <= 64 << 10);
    }

    @Test
    public void aGuestWithoutFoldersIsToldHowToGetOne() {
        GantryProcess.End end = run("--", "cat", "/data/a.txt");

        assertEquals(1, end.code());
        assertTrue(
                end.err(),
                end.err()
                        .contains(
                                "this guest was given no directory; --dir HOST::GUEST gives one"));
    }

    @Test
    public void aFolderThatIsNotThereIsAnError() {
        GantryProcess.End end = run("--dir=" + folder.resolve("absent"), "--", "ls", ".");

        assertEquals(1, end.code());
        assertTrue(end.err(), end.err().contains("[GNT-3005]"));
    }

    @Test
    public void devicesAreThereOnlyWhereGranted() {
        assertEquals("null\n", run("--dev=null", "--", "ls", "/dev").out());
        assertEquals(0, run("--dev=null", "--", "write", "/dev/null", "x").code());
        assertEquals(1, run("--dev=null", "--", "cat", "/dev/urandom").code());
        assertEquals(1, run("--dev=nothing", "--", "ls", "/dev").code());
    }

    @Test
    public void whatWasUsedStandsInTheResult() {
        GantryProcess.End end = run("--json", mounted(""), "--", "cat", "/data/a.txt");

        assertTrue(end.out(), end.out().contains("\"dir=" + folder + "::/data:ro\""));
    }

    @Test
    public void aDeterministicRunSeesFixedTimesAndSortedNames() throws IOException {
        Files.writeString(folder.resolve("0"), "");
        GantryProcess.End end = run("--deterministic", mounted(""), "--", "stat", "/data/a.txt");

        assertEquals(end.err(), "file 7 bytes, 1 links, changed 2000-01-01\n", end.out());
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    public void temporaryFoldersAreGoneAfterwards() {
        try (GantryProcess running = withTemporary(files, "write", "/tmp/x", "y")) {
            running.closeInput();
            assertEquals(0, running.await().code());
        }
        assertEquals(List.of(), names(temporary));
    }

    @Test
    public void temporaryFoldersAreGoneAfterASignal() {
        try (GantryProcess running = withTemporary(Distribution.guest("spin").toString(), "br")) {
            while (names(temporary).isEmpty()) {
                GantryProcess.pause();
            }
            running.signal("TERM");
            assertEquals(143, running.await().code());
        }
        assertEquals(List.of(), names(temporary));
    }

    /** A guest with a folder of its own, which lies in {@link #temporary}. */
    private GantryProcess withTemporary(String guest, String... words) {
        List<String> command = new ArrayList<>(List.of("run"));
        command.addAll(List.of(engine()));
        command.addAll(List.of("--tmp", guest));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                GantryProcess.builder(Distribution.HOME, home, command.toArray(String[]::new));
        builder.environment().put("GANTRY_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        return GantryProcess.start(builder);
    }
}
