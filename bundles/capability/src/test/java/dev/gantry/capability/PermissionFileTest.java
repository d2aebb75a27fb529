// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.policy.Grant;
import dev.gantry.policy.PermissionDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionFileTest {
    @Test
    void readsAllThatAFileCanSay() {
        PermissionFile file =
                parse(
                        """
                        {"version": 1,
                         "description": "what a converter needs",
                         "allow": ["clock", {"grant": "env=LANG", "why": "to speak your language"}],
                         "deny": ["random"]}
                        """);
        assertEquals(
                List.of(
                        new PermissionFile.Entry(Grant.of("clock"), ""),
                        new PermissionFile.Entry(
                                Grant.parse("env=LANG"), "to speak your language")),
                file.allow());
        assertEquals(List.of(Grant.of("random")), file.deny());
    }

    @Test
    void takesFoldersFromTheFolderOfTheFile() {
        PermissionFile file =
                parse(
                        "{\"version\":1,\"allow\":[\"dir=../in:rw\",\"dir=/abs\"],"
                                + "\"deny\":[\"dir=keys\"]}");
        assertEquals(
                List.of(Grant.parse("dir=/p/q/../in::../in:rw"), Grant.parse("dir=/abs")),
                file.grants());
        assertEquals(List.of(Grant.parse("dir=/p/q/keys")), file.deny());
    }

    @Test
    void refusesRelativeFoldersWhereThereIsNoFile() {
        String json = "{\"version\":1,\"allow\":[\"dir=data\"]}";
        PermissionDocument document =
                new PermissionDocument("acme:tool@1.0.0", json.getBytes(StandardCharsets.UTF_8));
        assertEquals(
                ErrorCode.BAD_PERMISSIONS,
                assertThrows(GantryException.class, () -> PermissionFile.parse(document)).code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|line 1, column 1",
                "[]|an object is wanted here",
                "{\"version\":2}|column 12: version 2 is not known",
                "{\"version\":\"1\"}|a whole number is wanted",
                "{\"version\":1,\"alow\":[]}|unknown key 'alow'; did you mean 'allow'?",
                "{\"version\":1,\"allow\":\"clock\"}|a list is wanted here",
                "{\"version\":1,\"allow\":[1]}|an object is wanted here",
                "{\"version\":1,\"allow\":[{\"why\":\"x\"}]}|'grant' is missing",
                "{\"version\":1,\"allow\":[{\"grant\":\"clock\",\"y\":1}]}|unknown key 'y'",
                "{\"version\":1,\"allow\":[\"two words\"]}|not the kind of a grant",
                "{\"version\":1,\"allow\":[],\"allow\":[]}|uplicate",
                "{\"version\":1} {}|something follows the end",
                "{\"version\":1,\"description\":{\"a\":1}}|a text is wanted",
                "{\"version\":1,|line 1"
            })
    void refusesWithThePlace(String json, String reason) {
        GantryException failure = assertThrows(GantryException.class, () -> parse(json));
        assertEquals(ErrorCode.BAD_PERMISSIONS, failure.code());
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.startsWith("/p/q/p.json: line 1, column "), message);
        assertTrue(message.contains(reason), message);
    }

    @Test
    void refusesAFileWithoutVersion() {
        GantryException failure = assertThrows(GantryException.class, () -> parse("{}"));
        assertTrue(String.valueOf(failure.getMessage()).contains("'version' is missing"));
    }

    @Test
    void refusesTooManyEntries() {
        String many =
                IntStream.range(0, 257)
                        .mapToObj(i -> "\"env=V" + i + "\"")
                        .collect(Collectors.joining(","));
        assertThrows(
                GantryException.class, () -> parse("{\"version\":1,\"allow\":[" + many + "]}"));
    }

    @Test
    void refusesDeepAndLongValues() {
        String deep = "[".repeat(1_000);
        assertThrows(GantryException.class, () -> parse("{\"version\":1,\"allow\":" + deep + "}"));
        String tooLong = "\"env=" + "A".repeat(60_000) + "\"";
        assertThrows(
                GantryException.class, () -> parse("{\"version\":1,\"allow\":[" + tooLong + "]}"));
    }

    private static PermissionFile parse(String json) {
        return PermissionFile.parse(
                new PermissionDocument("/p/q/p.json", json.getBytes(StandardCharsets.UTF_8)));
    }
}
