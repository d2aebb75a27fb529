// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sections of a module as it came, before Chicory sees it.
 *
 * <p>Chicory gets {@link #rewritten}: imports are named by their position, because it looks imports
 * up by name and refuses some names; custom sections are left out, because it refuses a module for
 * what is only a comment; the code is as {@link FunctionEnds} or {@link CodeStubs} make it.
 */
final class ModuleBytes {
    static final int CUSTOM = 0;
    static final int TYPES = 1;
    static final int IMPORTS = 2;
    static final int FUNCTIONS = 3;
    static final int TABLES = 4;
    static final int MEMORIES = 5;
    static final int GLOBALS = 6;
    static final int EXPORTS = 7;
    static final int ELEMENTS = 9;
    static final int CODE = 10;
    static final int DATA = 11;
    static final int DATA_COUNT = 12;
    static final int TAGS = 13;

    private static final byte[] MAGIC = {0, 'a', 's', 'm'};
    private static final byte[] CORE = {1, 0, 0, 0};
    private static final int HEADER = 8;

    private record Section(int id, int from, int to) {}

    private final String module;
    private final byte[] bytes;
    private final List<Section> sections = new ArrayList<>();

    ModuleBytes(String module, byte[] bytes) {
        this.module = module;
        this.bytes = bytes;
        checkHeader();
        ByteReader reader = new ByteReader(module, bytes, HEADER, bytes.length);
        while (!reader.atEnd()) {
            int id = reader.u8();
            int length = reader.count();
            int from = reader.position();
            reader.skip(length);
            sections.add(new Section(id, from, from + length));
        }
    }

    String module() {
        return module;
    }

    /** Reads the section of this id, if the module has it. */
    Optional<ByteReader> section(int id) {
        return find(id).map(section -> new ByteReader(module, bytes, section.from, section.to));
    }

    /** The size of the section of this id; 0 if the module has none. */
    int size(int id) {
        return find(id).map(section -> section.to - section.from).orElse(0);
    }

    /** A copy of the section of this id; empty if the module has none. */
    byte[] copy(int id) {
        return find(id).map(section -> Arrays.copyOfRange(bytes, section.from, section.to))
                .orElse(new byte[0]);
    }

    /** A copy of the section that holds names for people; empty if the module has none. */
    byte[] names() {
        for (Section section : sections) {
            ByteReader reader = new ByteReader(module, bytes, section.from, section.to);
            if (section.id == CUSTOM && reader.name().equals("name")) {
                return Arrays.copyOfRange(bytes, reader.position(), section.to);
            }
        }
        return new byte[0];
    }

    /**
     * The module without custom sections.
     *
     * @param replaced what comes instead of the sections of these ids, where the module has them; of
     *     elements also where it has none
     */
    byte[] rewritten(Map<Integer, byte[]> replaced) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        out.write(bytes, 0, HEADER);
        boolean hasElements = find(ELEMENTS).isPresent();
        for (Section section : sections) {
            byte[] elements = replaced.get(ELEMENTS);
            boolean behindElements = section.id == DATA_COUNT || section.id == CODE;
            if (elements != null && !hasElements && behindElements) {
                writeSection(out, ELEMENTS, elements, 0, elements.length);
                hasElements = true;
            }
            byte[] other = replaced.get(section.id);
            if (other != null) {
                writeSection(out, section.id, other, 0, other.length);
            } else if (section.id != CUSTOM) {
                writeSection(out, section.id, bytes, section.from, section.to);
            }
        }
        return out.toByteArray();
    }

    static void writeNumber(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static void writeSection(
            ByteArrayOutputStream out, int id, byte[] from, int start, int end) {
        out.write(id);
        writeNumber(out, end - start);
        out.write(from, start, end - start);
    }

    private Optional<Section> find(int id) {
        return sections.stream().filter(section -> section.id == id).findFirst();
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
