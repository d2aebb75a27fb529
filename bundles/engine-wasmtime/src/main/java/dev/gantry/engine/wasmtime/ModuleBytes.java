// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.Digest;
import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The sections of a module as it came. */
final class ModuleBytes {
    static final int CUSTOM = 0;
    static final int TYPES = 1;
    static final int IMPORTS = 2;
    static final int FUNCTIONS = 3;
    static final int TABLES = 4;
    static final int MEMORIES = 5;
    static final int GLOBALS = 6;
    static final int EXPORTS = 7;
    static final int START = 8;
    static final int CODE = 10;
    static final int DATA = 11;
    static final int TAGS = 13;

    static final int HEADER = 8;

    private static final byte[] MAGIC = {0, 'a', 's', 'm'};
    private static final byte[] CORE = {1, 0, 0, 0};

    /**
     * A section.
     *
     * @param start where its id stands
     * @param from where its content begins
     * @param to where it ends
     */
    record Section(int id, int start, int from, int to) {}

    private final String module;
    private final byte[] bytes;
    private final List<Section> sections = new ArrayList<>();

    /**
     * @throws InvalidModuleException if the bytes do not fall into sections
     */
    ModuleBytes(String module, byte[] bytes) {
        this.module = module;
        this.bytes = bytes;
        checkHeader();
        ByteReader reader = new ByteReader(module, bytes, HEADER, bytes.length);
        while (!reader.atEnd()) {
            int start = reader.position();
            int id = reader.u8();
            int length = reader.count();
            int from = reader.position();
            checkCount(id, reader.part(length));
            sections.add(new Section(id, start, from, from + length));
        }
    }

    /** What a section counts takes a byte each, or more. */
    private static void checkCount(int id, ByteReader content) {
        if (id != CUSTOM && id != START && id <= DATA && !content.atEnd()) {
            content.count();
        }
    }

    String module() {
        return module;
    }

    int length() {
        return bytes.length;
    }

    List<Section> sections() {
        return sections;
    }

    /** The first section of this id. */
    Optional<Section> find(int id) {
        return sections.stream().filter(section -> section.id == id).findFirst();
    }

    /** Reads the section of this id; one without content if the module has none. */
    ByteReader reader(int id) {
        return find(id).map(section -> reader(section.from, section.to)).orElse(reader(0, 0));
    }

    ByteBuffer slice(int from, int to) {
        return ByteBuffer.wrap(bytes, from, to - from).asReadOnlyBuffer();
    }

    ByteBuffer all() {
        return slice(0, bytes.length);
    }

    /** A copy of the section that holds names for people; empty if the module has none. */
    byte[] names() {
        for (Section section : sections) {
            if (section.id == CUSTOM) {
                ByteReader reader = reader(section.from, section.to);
                if (reader.name().equals("name")) {
                    return Arrays.copyOfRange(bytes, reader.position(), section.to);
                }
            }
        }
        return new byte[0];
    }

    /** The SHA-256 of everything that says of which types functions, memories and the like are. */
    String declarationDigest() {
        ByteArrayOutputStream declarations = new ByteArrayOutputStream();
        for (Section section : sections) {
            if (section.id != CUSTOM && (section.id <= EXPORTS || section.id == TAGS)) {
                declarations.write(bytes, section.start, section.to - section.start);
            }
        }
        return Digest.of(declarations.toByteArray()).hex();
    }

    private ByteReader reader(int from, int to) {
        return new ByteReader(module, bytes, from, to);
    }

    private void checkHeader() {
        if (bytes.length == 0) {
            throw invalid(ErrorCode.EMPTY_FILE, "it is empty");
        }
        if (!startsWith(MAGIC, 0)) {
            throw invalid(ErrorCode.NOT_WEBASSEMBLY, "it is no WebAssembly");
        }
        if (bytes.length < HEADER) {
            throw invalid(ErrorCode.TRUNCATED_MODULE, "it ends within its header");
        }
        if (bytes[6] == 1) {
            throw invalid(ErrorCode.COMPONENT_UNSUPPORTED, "it is a component, not a core module");
        }
        if (!startsWith(CORE, MAGIC.length)) {
            throw invalid(ErrorCode.MALFORMED_MODULE, "its version of the format is unknown");
        }
    }

    private boolean startsWith(byte[] expected, int at) {
        int to = Math.min(at + expected.length, bytes.length);
        return Arrays.mismatch(bytes, at, to, expected, 0, to - at) < 0;
    }

    private InvalidModuleException invalid(ErrorCode code, String reason) {
        return new InvalidModuleException(
                code, module, "cannot read module '" + module + "': " + reason);
    }
}
