// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm;

import dev.gantry.GuestText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads the outline of a core module, in one pass over its bytes.
 *
 * <p>Accepts every valid module of WebAssembly 3.0, with shared memories, that stays within {@link
 * Caps}. Refuses what is malformed outside of function bodies and segments, and what is invalid in a
 * way that would leave an import or export without a type or a name without a meaning: an index of
 * nothing, two exports of one name. All other rules are for the validator.
 */
public final class ModuleReader {
    private final BinaryReader file;
    private final Definitions definitions = new Definitions();
    private final List<Section> sections = new ArrayList<>();
    private SectionKind last = SectionKind.CUSTOM;
    private OptionalInt bodies = OptionalInt.empty();
    private OptionalInt announcedSegments = OptionalInt.empty();
    private OptionalInt segments = OptionalInt.empty();

    private ModuleReader(BinaryReader file) {
        this.file = file;
    }

    /**
     * Reads a module.
     *
     * @param name what messages call it; cleaned here
     * @throws dev.gantry.engine.InvalidModuleException EMPTY_FILE, NOT_WEBASSEMBLY,
     *     COMPONENT_UNSUPPORTED, TRUNCATED_MODULE, MALFORMED_MODULE or INVALID_MODULE
     */
    public static ModuleOutline read(String name, byte[] wasm) {
        String subject = GuestText.clean(name);
        Preamble.check(subject, wasm);
        BinaryReader file = new BinaryReader(subject, wasm);
        file.skip(BinaryKind.PREAMBLE_BYTES);
        return new ModuleReader(file).read();
    }

    private ModuleOutline read() {
        while (file.remaining() > 0) {
            readSection();
        }
        checkComplete();
        return definitions.outline(sections);
    }

    private void readSection() {
        int at = file.position();
        int id = file.u8();
        SectionKind kind =
                SectionKind.of(id)
                        .orElseThrow(() -> file.malformed(at, "unknown kind of section " + id));
        file.enter(kind.toString());
        checkPlace(kind, at);
        BinaryReader content = file.part(file.u32());
        String name = kind == SectionKind.CUSTOM ? content.name() : "";
        sections.add(new Section(kind, name, content.position(), content.remaining()));
        readContent(kind, content);
        if (content.remaining() > 0) {
            throw content.malformed(
                    content.position(), content.remaining() + " bytes are left over");
        }
        file.enter("");
    }

    private void checkPlace(SectionKind kind, int at) {
        if (sections.size() == Caps.SECTIONS) {
            throw file.invalid(at, "more than the " + Caps.SECTIONS + " sections allowed");
        }
        if (kind == SectionKind.CUSTOM) {
            return;
        }
        if (kind.compareTo(last) <= 0) {
            throw file.malformed(
                    at,
                    kind == last
                            ? "the section stands there twice"
                            : "it must stand before " + last);
        }
        last = kind;
    }

    private void readContent(SectionKind kind, BinaryReader content) {
        switch (kind) {
            case TYPE -> definitions.readTypes(content);
            case IMPORT -> definitions.readImports(content);
            case FUNCTION -> definitions.readFunctions(content);
            case TABLE -> definitions.readTables(content);
            case MEMORY -> definitions.readMemories(content);
            case TAG -> definitions.readTags(content);
            case GLOBAL -> definitions.readGlobals(content);
            case EXPORT -> definitions.readExports(content);
            case START -> definitions.readStart(content);
            case DATA_COUNT -> announcedSegments = OptionalInt.of(content.u32());
            case CODE -> readBodies(content);
            case DATA -> readSegments(content);
            case ELEMENT -> {
                content.count("element segments", Caps.ELEMENT_SEGMENTS, 1);
                content.skip(content.remaining());
            }
            case CUSTOM -> content.skip(content.remaining());
        }
    }

    private void readBodies(BinaryReader content) {
        int count = content.count("function bodies", Caps.FUNCTIONS, 1);
        for (int i = 0; i < count; i++) {
            content.skip(content.count("bytes of a function body", Caps.BODY_BYTES, 1));
        }
        bodies = OptionalInt.of(count);
    }

    private void readSegments(BinaryReader content) {
        segments = OptionalInt.of(content.count("data segments", Caps.DATA_SEGMENTS, 1));
        content.skip(content.remaining());
    }

    private void checkComplete() {
        agree("function bodies", OptionalInt.of(definitions.functionsWithBody()), bodies);
        agree("data segments", announcedSegments, segments);
    }

    /** A file that was cut between two sections looks whole but for what it announced. */
    private void agree(String what, OptionalInt announced, OptionalInt found) {
        long expected = Integer.toUnsignedLong(announced.orElse(found.orElse(0)));
        if (expected == found.orElse(0)) {
            return;
        }
        String why = expected + " " + what + " were announced, ";
        throw found.isEmpty() && last != SectionKind.DATA
                ? file.truncated(why + "none follow")
                : file.malformed(file.position(), why + found.orElse(0) + " follow");
    }
}
