// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** What the documents say is true: commands are run, references are followed. */
public class DocumentIT {
    /** How a picture of a terminal begins. */
    private static final String PROMPT = "$ ./gantry";

    private static final Pattern REFERENCE = Pattern.compile("See RATIONALE: ([^?]+\\?)");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Contract))\\b");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    /** Pictures of a terminal: each command, then its output. */
    @Test
    public void theTerminalSessionsOfTheDocumentsAreReal() throws IOException {
        assertEquals(1, replaySessions("README.md"));
        assertEquals(10, replaySessions("docs/permissions.md"));
    }

    /** The commands of a session share a home, and have a console each. */
    private static int replaySessions(String document) throws IOException {
        List<String> lines = Files.readAllLines(Distribution.ROOT.resolve(document));
        int sessions = 0;
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).equals(PROMPT)) {
                List<String> rest = lines.subList(line + 1, lines.size());
                replaySession(rest.subList(0, rest.indexOf("```")));
                sessions++;
            }
        }
        return sessions;
    }

    private static void replaySession(List<String> session) {
        Path home = Distribution.workFolder();
        String command = "";
        List<String> output = new ArrayList<>();
        for (String line : session) {
            if (line.startsWith("gantry> ")) {
                replay(home, command, output);
                command = line.substring("gantry> ".length());
                output.clear();
            } else {
                output.add(line);
            }
        }
        replay(home, command, output);
    }

    private static void replay(Path home, String command, List<String> output) {
        if (command.isEmpty()) {
            return;
        }
        ProcessBuilder builder =
                GantryProcess.builder(Distribution.HOME, home)
                        .directory(Distribution.ROOT.toFile())
                        .redirectErrorStream(true);
        try (GantryProcess console = GantryProcess.start(builder)) {
            console.type(command + "\n");
            console.closeInput();
            List<String> actual = console.await().out().lines().map(String::stripTrailing).toList();
            assertEquals(command, output, actual);
        }
    }

    /** The Java program of the examples, started from its source as its README says. */
    @Test
    public void theExampleRunsFromItsSource() {
        ProcessBuilder builder =
                GantryProcess.builder(Distribution.HOME, Distribution.workFolder())
                        .command(
                                Path.of(System.getProperty("gantry.java"), "bin/java").toString(),
                                "-cp",
                                Distribution.HOME.resolve("lib/gantry.jar").toString(),
                                "examples/src/main/java/dev/gantry/examples/RunAGuest.java",
                                "guests/hello/hello.wasm",
                                "world")
                        .directory(Distribution.ROOT.toFile());
        try (GantryProcess example = GantryProcess.start(builder)) {
            GantryProcess.End end = example.await();
            assertEquals(end.err(), "Hello, world!\n", end.out());
        }
    }

    @Test
    public void everyReferenceToTheRationaleHasItsHeading() throws IOException {
        Set<String> headings =
                Files.readAllLines(Distribution.ROOT.resolve("RATIONALE.md")).stream()
                        .filter(line -> line.startsWith("## "))
                        .map(line -> line.substring(3))
                        .collect(Collectors.toSet());
        for (Path source : files(".java")) {
            // A heading may be broken over two lines of a comment.
            String text = Files.readString(source).replaceAll("\\s*\\n\\s*(\\*|//)?\\s*", " ");
            Matcher matcher = REFERENCE.matcher(text);
            while (matcher.find()) {
                assertTrue(source + ": " + matcher.group(1), headings.contains(matcher.group(1)));
            }
        }
    }

    @Test
    public void linksLeadSomewhere() throws IOException {
        for (Path document : files(".md")) {
            Matcher matcher = LINK.matcher(Files.readString(document, StandardCharsets.UTF_8));
            while (matcher.find()) {
                Path target = document.resolveSibling(matcher.group(1));
                assertTrue(document + " links " + matcher.group(1), Files.exists(target));
            }
        }
    }

    /** A promise that names its test stands as long as the test does. */
    @Test
    public void everyTestThatADocumentNamesExists() throws IOException {
        Set<String> sources =
                files(".java").stream()
                        .map(file -> file.getFileName().toString().replace(".java", ""))
                        .collect(Collectors.toSet());
        for (String document : List.of("docs/security.md", "docs/limits.md")) {
            Matcher names = TEST.matcher(Files.readString(Distribution.ROOT.resolve(document)));
            while (names.find()) {
                assertTrue(document + ": " + names.group(1), sources.contains(names.group(1)));
            }
        }
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(Distribution.ROOT)) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> !file.endsWith("DocumentIT.java"))
                    .toList();
        }
    }
}
