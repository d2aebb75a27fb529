// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.outline.BinaryKind;
import dev.gantry.wasm.outline.Section;
import dev.gantry.wasm.outline.SectionKind;
import dev.gantry.wasm.validation.FunctionBody;
import dev.gantry.wasm.validation.FunctionVisitor;
import dev.gantry.wasm.validation.ModuleModel;
import dev.gantry.wasm.validation.ModuleValidator;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives several modules one type section, the concatenation of theirs, so that a type index means the
 * same in all of them. For engines that look at such an index in the wrong module when one calls
 * another through a table.
 */
final class CommonTypes {
    private static final int FUNCTION = 0;
    private static final int TABLE = 1;
    private static final int MEMORY = 2;
    private static final int GLOBAL = 3;
    private static final int HAS_MAXIMUM = 1;

    private final ModuleModel module;
    private final ByteSink types;
    private final int first;
    private final ByteSink code;
    private final ByteSink out;

    private CommonTypes(ModuleModel module, ByteSink types, int first) {
        this.module = module;
        this.types = types;
        this.first = first;
        this.code = new ByteSink(module.bytes().length);
        this.out = new ByteSink(module.bytes().length + types.size());
    }

    /**
     * Rewrites modules that {@link ModuleRewriter} wrote, whose types refer to no others.
     *
     * @param name what messages call them
     */
    static List<byte[]> unify(String name, List<byte[]> modules) {
        List<ModuleModel> models = new ArrayList<>();
        ByteSink entries = new ByteSink(1 << 10);
        int count = 0;
        for (byte[] module : modules) {
            ModuleModel model =
                    ModuleValidator.validateRewritten(name, module, FunctionVisitor.NONE);
            models.add(model);
            appendTypes(model, entries);
            count += model.typeEntries();
        }
        ByteSink types = new ByteSink(entries.size() + 8);
        types.u32(count);
        types.append(entries);
        List<byte[]> unified = new ArrayList<>();
        int first = 0;
        for (ModuleModel model : models) {
            byte[] rewritten = new CommonTypes(model, types, first).write(name);
            ModuleValidator.validateRewritten(name, rewritten, FunctionVisitor.NONE);
            unified.add(rewritten);
            first += model.types();
        }
        return unified;
    }

    private static void appendTypes(ModuleModel model, ByteSink entries) {
        for (Section section : model.sections()) {
            if (section.kind() == SectionKind.TYPE) {
                BinaryReader reader = reader(model, section);
                reader.u32();
                entries.bytes(model.bytes(), reader.position(), section.end());
            }
        }
    }

    private static BinaryReader reader(ModuleModel model, Section section) {
        BinaryReader file = new BinaryReader("", model.bytes());
        file.skip(section.offset());
        return file.part(section.size());
    }

    private byte[] write(String name) {
        ModuleValidator.validateRewritten(name, module.bytes(), (model, body) -> write(body));
        out.bytes(module.bytes(), 0, BinaryKind.PREAMBLE_BYTES);
        out.u8(SectionKind.TYPE.id());
        out.sized(types);
        for (Section section : module.sections()) {
            if (section.kind() != SectionKind.TYPE) {
                write(section);
            }
        }
        return out.toByteArray();
    }

    private void write(Section section) {
        switch (section.kind()) {
            case IMPORT, FUNCTION, TAG, CODE -> {
                BinaryReader in = reader(module, section);
                ByteSink content = new ByteSink(section.size() + 16);
                int count = in.u32();
                content.u32(count);
                if (section.kind() == SectionKind.CODE) {
                    content.append(code);
                } else {
                    for (int i = 0; i < count; i++) {
                        write(section.kind(), in, content);
                    }
                }
                out.u8(section.kind().id());
                out.sized(content);
            }
            default -> out.bytes(module.bytes(), section.start(), section.end());
        }
    }

    private void write(SectionKind kind, BinaryReader in, ByteSink content) {
        switch (kind) {
            case IMPORT -> writeImport(in, content);
            case TAG -> content.u8(in.u8());
            default -> {
                // Only an index.
            }
        }
        if (kind != SectionKind.IMPORT) {
            content.u32(in.u32() + first);
        }
    }

    private void writeImport(BinaryReader in, ByteSink content) {
        int start = in.position();
        in.skip(in.u32());
        in.skip(in.u32());
        int kind = in.u8();
        switch (kind) {
            case TABLE -> {
                in.u8();
                skipLimits(in);
            }
            case MEMORY -> skipLimits(in);
            case GLOBAL -> in.skip(2);
            case FUNCTION -> {
                // Only an index.
            }
            default -> in.u8(); // a tag has an attribute
        }
        content.bytes(module.bytes(), start, in.position());
        if (kind != TABLE && kind != MEMORY && kind != GLOBAL) {
            content.u32(in.u32() + first);
        }
    }

    private static void skipLimits(BinaryReader in) {
        int flags = in.u8();
        in.u64();
        if ((flags & HAS_MAXIMUM) != 0) {
            in.u64();
        }
    }

    private void write(FunctionBody body) {
        ByteSink function = new ByteSink(body.end() - body.bodyStart() + 16);
        int done = body.bodyStart();
        for (int i = 0; i < body.count(); i++) {
            if (hasType(body, i)) {
                function.bytes(module.bytes(), done, body.offset(i));
                done = writeWithType(body, i, function);
            }
        }
        function.bytes(module.bytes(), done, body.end());
        code.sized(function);
    }

    private static boolean hasType(FunctionBody body, int i) {
        return switch (body.code(i)) {
            case Codes.CALL_INDIRECT, Codes.RETURN_CALL_INDIRECT -> true;
            case Codes.BLOCK, Codes.LOOP, Codes.IF, Codes.TRY, Codes.TRY_TABLE ->
                    body.second(i) >= 0;
            default -> false;
        };
    }

    /** Gives the offset of the first byte that was not written. */
    private int writeWithType(FunctionBody body, int i, ByteSink function) {
        BinaryReader in = new BinaryReader("", module.bytes());
        in.skip(body.offset(i) + 1);
        in.s33();
        function.u8(body.code(i));
        boolean indirect =
                body.code(i) == Codes.CALL_INDIRECT || body.code(i) == Codes.RETURN_CALL_INDIRECT;
        if (indirect) {
            function.u32((int) body.immediate(i) + first);
        } else {
            function.s33((long) body.second(i) + first);
        }
        return in.position();
    }
}
