// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What people give to a WebAssembly host by mistake.
 *
 * @param description with its article, to follow "it looks like"
 * @param advice what to do then
 */
record Lookalike(String description, String advice, Sign sign) {
    /** So much of a file is looked at to tell text from other bytes. */
    private static final int LOOKED_AT = 1024;

    private static final String UNPACK = "unpack it first";
    private static final String REBUILD = "build it for WebAssembly, for example for wasm32-wasip1";
    private static final String NAME_THE_MODULE = "name the compiled module instead";

    /** The first that fits counts, so that {@code text("")} comes last. */
    private static final List<Lookalike> KNOWN =
            List.of(
                    new Lookalike("a gzip archive", UNPACK, magic("1f8b")),
                    new Lookalike("a zip or jar archive", UNPACK, magic("504b0304")),
                    new Lookalike("a Zstandard archive", UNPACK, magic("28b52ffd")),
                    new Lookalike("an xz archive", UNPACK, magic("fd377a585a00")),
                    new Lookalike("a bzip2 archive", UNPACK, magic("425a68").and(binary())),
                    new Lookalike("a tar archive", UNPACK, magicAt(257, "7573746172")),
                    new Lookalike(
                            "a native program (ELF), or a module compiled ahead of time",
                            REBUILD,
                            magic("7f454c46")),
                    new Lookalike(
                            "a native program (Mach-O)",
                            REBUILD,
                            magic("cffaedfe")
                                    .or(magic("cefaedfe"))
                                    .or(magic("feedfacf"))
                                    .or(magic("feedface"))),
                    new Lookalike(
                            "a native program (universal Mach-O)",
                            REBUILD,
                            // A class file has its version here, which started at 45.
                            magic("cafebabe000000").and(file -> file.length > 7 && file[7] < 32)),
                    new Lookalike("a Java class file", REBUILD, magic("cafebabe")),
                    new Lookalike(
                            "a native program (Windows)", REBUILD, magic("4d5a").and(binary())),
                    new Lookalike(
                            "LLVM bitcode",
                            "link it into a module, for example with clang --target=wasm32-wasi",
                            magic("4243c0de").or(magic("dec0170b"))),
                    new Lookalike(
                            "an archive of object files",
                            "link it into a module",
                            magic("213c617263683e0a")),
                    new Lookalike(
                            "text in UTF-16", NAME_THE_MODULE, magic("fffe").or(magic("feff"))),
                    new Lookalike(
                            "a pointer of Git LFS instead of the file",
                            "fetch the file with 'git lfs pull'",
                            text("version https://git-lfs")),
                    new Lookalike(
                            "WebAssembly in the text format",
                            "turn it into a binary, for example with wat2wasm",
                            text("(module").or(text("(component")).or(text(";;")).or(text("(;"))),
                    new Lookalike(
                            "a module written down in base64",
                            "decode it, for example with 'base64 -d'",
                            text("agfzbq")),
                    new Lookalike(
                            "an HTML page",
                            "the download gave a web page instead of the file; check the address",
                            text("<!doctype html").or(text("<html"))),
                    new Lookalike("an XML document", NAME_THE_MODULE, text("<")),
                    new Lookalike("a script", NAME_THE_MODULE, text("#!")),
                    new Lookalike("a JSON document", NAME_THE_MODULE, text("{")),
                    new Lookalike("a text file", NAME_THE_MODULE, text("")));

    /** Absent where nothing fits. */
    static Optional<Lookalike> of(byte[] file) {
        return KNOWN.stream().filter(lookalike -> lookalike.sign.fits(file)).findFirst();
    }

    /** How a lookalike is recognized. */
    @FunctionalInterface
    interface Sign {
        boolean fits(byte[] file);

        default Sign or(Sign other) {
            return file -> fits(file) || other.fits(file);
        }

        default Sign and(Sign other) {
            return file -> fits(file) && other.fits(file);
        }
    }

    private static Sign magic(String hex) {
        return magicAt(0, hex);
    }

    private static Sign magicAt(int offset, String hex) {
        byte[] magic = HexFormat.of().parseHex(hex);
        return file ->
                file.length >= offset + magic.length
                        && ByteBuffer.wrap(file, offset, magic.length)
                                .equals(ByteBuffer.wrap(magic));
    }

    private static Sign binary() {
        return file -> readableStart(file).isEmpty();
    }

    /** Text that starts so, in lower case, after white space. */
    private static Sign text(String start) {
        return file -> readableStart(file).filter(text -> text.startsWith(start)).isPresent();
    }

    /** The start of a text in lower case, without white space before it; absent if it is none. */
    private static Optional<String> readableStart(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file, 0, Math.min(file.length, LOOKED_AT));
        CharBuffer characters = CharBuffer.allocate(LOOKED_AT);
        // Not the end of input: the cut may fall into a character.
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, characters, false).isError()) {
            return Optional.empty();
        }
        String text = characters.flip().toString();
        boolean readable = text.chars().allMatch(c -> c >= ' ' || Character.isWhitespace(c));
        return readable
                ? Optional.of(text.replace("\uFEFF", "").stripLeading().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
