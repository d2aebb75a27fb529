// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Modules for tests: written as hex digits, or the guests of this project. */
public final class WasmBytes {
    private static final Path GUESTS = Path.of(System.getProperty("gantry.root")).resolve("guests");

    private WasmBytes() {}

    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    /** A module of these sections. */
    public static byte[] module(byte[]... sections) {
        return join(hex("00 61 73 6d 01 00 00 00"), join(sections));
    }

    public static byte[] section(int id, String hexContent) {
        return section(id, hex(hexContent));
    }

    public static byte[] section(int id, byte[] content) {
        return join(new byte[] {(byte) id}, leb(content.length), content);
    }

    public static byte[] custom(String name, byte[] content) {
        return section(0, join(text(name), content));
    }

    /** A text as the format writes it: its length and its bytes. */
    public static byte[] text(String name) {
        byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
        return join(leb(encoded.length), encoded);
    }

    public static byte[] leb(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rest = value;
        while (rest >>> 7 != 0) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return out.toByteArray();
    }

    /** So many times the same bytes. */
    public static byte[] repeat(int times, String hexBytes) {
        byte[] once = hex(hexBytes);
        byte[] all = new byte[once.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = once[i % once.length];
        }
        return all;
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    public static byte[] guest(String name) {
        return read(GUESTS.resolve(name).resolve(name + ".wasm"));
    }

    /** The names of all guests that are core modules. */
    public static List<String> moduleGuests() {
        try (Stream<Path> folders = Files.list(GUESTS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> Files.exists(GUESTS.resolve(name).resolve(name + ".wasm")))
                    .filter(name -> !name.equals("component"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
