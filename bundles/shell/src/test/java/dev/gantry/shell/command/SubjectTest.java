// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.guest.GuestSource;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SubjectTest {
    private static final Path FOLDER = Path.of("/a folder");

    @ParameterizedTest
    @CsvSource({
        "hello.wasm, /a folder/hello.wasm",
        "a/b.wasm, /a folder/a/b.wasm",
        "localhost/b.wasm, /a folder/localhost/b.wasm",
        "./hello, /a folder/./hello",
        "../hello, /a folder/../hello",
        "/hello, /hello",
        "file:hello, /a folder/hello",
        "file:///x/hello, /x/hello",
        "~other/hello, /a folder/~other/hello"
    })
    void isAFile(String text, Path file) {
        assertEquals(new GuestSource.File(file), Subject.source(text, FOLDER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "~/hello"})
    void startsAtHome(String text) {
        Path home = Path.of(System.getProperty("user.home"));
        GuestSource.File file = (GuestSource.File) Subject.source(text, FOLDER);
        assertEquals(home, text.equals("~") ? file.path() : file.path().getParent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oci://ghcr.io/a/b:1",
                "https://x/y@sha256:00",
                "ghcr.io/a/b:1",
                "localhost/a",
                "host:5000/a",
                "acme:resize@1.2",
                "acme/resize"
            })
    void isAPackageThatThisBuildCannotGet(String text) {
        GantryException e = assertThrows(GantryException.class, () -> Subject.source(text, FOLDER));
        assertEquals(ErrorCode.CONFIGURATION, e.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "hello.txt", "Hello/World", "", "a b"})
    void isNothingKnown(String text) {
        GantryException e = assertThrows(GantryException.class, () -> Subject.source(text, FOLDER));
        assertEquals(ErrorCode.USAGE, e.code());
    }
}
