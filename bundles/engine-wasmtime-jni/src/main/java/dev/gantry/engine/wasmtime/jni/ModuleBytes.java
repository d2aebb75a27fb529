// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sections of a module as it came, each known to lie within the file and in its place. */
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
    static final int ELEMENTS = 9;
    static final int CODE = 10;
    static final int DATA = 11;
    static final int DATA_COUNT = 12;
    static final int TAGS = 13;

    /** The sections of a module in the order that they have to have. */
    static final List<Integer> ORDER =
            List.of(
                    TYPES,
                    IMPORTS,
                    FUNCTIONS,
                    TABLES,
                    MEMORIES,
                    TAGS,
                    GLOBALS,
                    EXPORTS,
                    START,
                    ELEMENTS,
                    DATA_COUNT,
                    CODE,
                    DATA);

    static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final int MAGIC = 4;

    private record Range(int from, int to) {}

    private final String module;
    private final byte[] bytes;
    private final Map<Integer, Range> sections = new LinkedHashMap<>();

    ModuleBytes(String module, byte[] bytes) {
        this.module = module;
        this.bytes = bytes;
        checkHeader();
        ByteReader reader = new ByteReader(module, bytes, HEADER.length, bytes.length);
        int place = -1;
        while (!reader.atEnd()) {
            int id = reader.u8();
            ByteReader content = reader.part(reader.count());
            if (id == CUSTOM) {
                content.name();
            } else {
                place = placeAfter(place, id, reader);
                sections.put(id, new Range(content.position(), content.end()));
            }
        }
    }

    String module() {
        return module;
    }

    /** Reads the section of this id, if the module has it. */
    Optional<ByteReader> section(int id) {
        return Optional.ofNullable(sections.get(id))
                .map(range -> new ByteReader(module, bytes, range.from, range.to));
    }

    /** A copy of the section of this id, if the module has it. */
    Optional<byte[]> copy(int id) {
        return Optional.ofNullable(sections.get(id))
                .map(range -> Arrays.copyOfRange(bytes, range.from, range.to));
    }

    /** The size of the section of this id; 0 if the module has none. */
    int size(int id) {
        return Optional.ofNullable(sections.get(id)).map(range -> range.to - range.from).orElse(0);
    }

    private static int placeAfter(int before, int id, ByteReader reader) {
        int place = ORDER.indexOf(id);
        if (place < 0) {
            throw reader.malformed("unknown section " + id);
        }
        if (place <= before) {
            throw reader.malformed("section " + id + " is out of place");
        }
        return place;
    }

    private void checkHeader() {
        if (bytes.length == 0) {
            throw refuse(ErrorCode.EMPTY_FILE, "it is empty");
        }
        if (!startsWith(0, MAGIC)) {
            throw refuse(ErrorCode.NOT_WEBASSEMBLY, "it is no WebAssembly");
        }
        if (bytes.length < HEADER.length) {
            throw refuse(ErrorCode.TRUNCATED_MODULE, "it ends within its header");
        }
        if (bytes[6] == 1) {
            throw refuse(ErrorCode.COMPONENT_UNSUPPORTED, "it is a component, not a core module");
        }
        if (!startsWith(MAGIC, HEADER.length)) {
            throw refuse(ErrorCode.MALFORMED_MODULE, "its version of the format is unknown");
        }
    }

    private boolean startsWith(int from, int to) {
        int end = Math.min(to, bytes.length);
        return Arrays.mismatch(bytes, from, end, HEADER, from, end) < 0;
    }

    private InvalidModuleException refuse(ErrorCode code, String reason) {
        return new InvalidModuleException(
                code, module, "cannot read module '" + module + "': " + reason);
    }
}
