// SPDX-License-Identifier: Apache-2.0
package dev.gantry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ErrorCodeTest {
    private static final Path ROOT = Path.of(System.getProperty("gantry.root", ".."));

    @Test
    void idsAreUniqueAndInOrder() {
        List<String> ids = Stream.of(ErrorCode.values()).map(ErrorCode::id).toList();
        assertEquals(ids.stream().sorted().distinct().toList(), ids);
    }

    @Test
    void everyCodeHasAnIdOfTheFormAndAHint() {
        for (ErrorCode code : ErrorCode.values()) {
            assertTrue(code.id().matches("GNT-[0-9]{4}"), code.id());
            assertFalse(code.hint().isBlank(), code.id());
        }
    }

    @Test
    void everyCodeIsDescribedWithItsNameFaultAndHint() throws IOException {
        List<String> document = Files.readAllLines(ROOT.resolve("docs/errors.md"));
        for (ErrorCode code : ErrorCode.values()) {
            String start =
                    "| %s | `%s` | %s |"
                            .formatted(
                                    code.id(),
                                    code.name(),
                                    code.fault().name().toLowerCase(Locale.ROOT));
            assertTrue(
                    document.stream()
                            .anyMatch(
                                    line ->
                                            line.startsWith(start)
                                                    && line.endsWith("| " + code.hint() + " |")),
                    "docs/errors.md lacks or misstates " + start);
        }
    }

    /** A code that no test ever provokes is a promise that nobody keeps. */
    @Test
    void everyCodeIsExpectedBySomeTest() throws IOException {
        Set<String> unproved = new HashSet<>();
        Stream.of(ErrorCode.values()).map(ErrorCode::name).forEach(unproved::add);
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(ErrorCodeTest::isTest).toList()) {
                String text = Files.readString(file);
                unproved.removeIf(name -> text.matches("(?s).*\\b" + name + "\\b.*"));
            }
        }
        assertEquals(Set.of(), unproved, "codes that no test expects");
    }

    private static boolean isTest(Path file) {
        String path = file.toString().replace('\\', '/');
        boolean inTests = path.contains("/src/test/") || path.contains("bundles/tck/src/main/");
        return inTests && path.endsWith(".java") && !path.endsWith("ErrorCodeTest.java");
    }
}
