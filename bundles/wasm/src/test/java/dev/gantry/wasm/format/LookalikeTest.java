// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.wasm.WasmBytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LookalikeTest {
    @ParameterizedTest
    @CsvSource({
        "1f8b0800, a gzip archive",
        "504b0304, a zip or jar archive",
        "28b52ffd, a Zstandard archive",
        "fd377a585a0000, an xz archive",
        "425a6839314159265359ff, a bzip2 archive",
        "7f454c46020101, 'a native program (ELF), or a module compiled ahead of time'",
        "cffaedfe07000001, a native program (Mach-O)",
        "cefaedfe07000001, a native program (Mach-O)",
        "feedfacf01000007, a native program (Mach-O)",
        "feedface01000007, a native program (Mach-O)",
        "cafebabe00000002, a native program (universal Mach-O)",
        "cafebabe0000003d, a Java class file",
        "4d5a900003000000ff, a native program (Windows)",
        "4243c0de35140000, LLVM bitcode",
        "dec0170b00000000, LLVM bitcode",
        "213c617263683e0a, an archive of object files",
        "fffe61006200, text in UTF-16",
        "feff00610062, text in UTF-16",
    })
    void knowsBinaryFiles(String file, String description) {
        assertEquals(description, describe(WasmBytes.hex(file)));
    }

    @ParameterizedTest
    @CsvSource({
        "'(module (func))', WebAssembly in the text format",
        "'\uFEFF \n;; a comment', WebAssembly in the text format",
        "'(; a comment ;)', WebAssembly in the text format",
        "'(component)', WebAssembly in the text format",
        "'\n<!DOCTYPE HTML><html>', an HTML page",
        "'<html lang=en>', an HTML page",
        "'<?xml version=1?>', an XML document",
        "'#!/bin/sh\necho hi', a script",
        "'{\"message\": \"Not Found\"}', a JSON document",
        "AGFzbQEAAAA=, a module written down in base64",
        "'version https://git-lfs.github.com/spec/v1', a pointer of Git LFS instead of the file",
        "'int main() { return 0; }', a text file",
        "BZhou is a place, a text file",
        "MZ are two letters, a text file",
        "' \n', a text file",
    })
    void knowsTextFiles(String text, String description) {
        assertEquals(description, describe(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void knowsTarByWhatStandsFurtherIn() {
        byte[] tar = new byte[512];
        System.arraycopy(WasmBytes.hex("7573746172"), 0, tar, 257, 5);
        assertEquals("a tar archive", describe(tar));
    }

    @Test
    void knowsTextThatIsCutWithinACharacter() {
        byte[] text = ("x" + "é".repeat(2000)).getBytes(StandardCharsets.UTF_8);
        assertEquals("a text file", describe(text));
    }

    @Test
    void doesNotGuessAtOtherBytes() {
        assertEquals(Optional.empty(), Lookalike.of(WasmBytes.hex("0102030405")));
    }

    private static String describe(byte[] file) {
        return Lookalike.of(file).map(Lookalike::description).orElse("nothing");
    }
}
