// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.generator;

import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.outline.Proposal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Makes valid modules that end: the same module for the same seed and proposals, on every Java.
 *
 * <p>A module imports the function {@code mix} of {@code host} and exports functions, globals, and a
 * memory, so that one can see what it did. Types that it exports are integers. No NaN is ever looked
 * at, unless that is asked for: what bits NaNs have, WebAssembly leaves open.
 */
public final class ModuleGenerator {
    private static final int FUNCTION = 0x60;
    private static final int STRUCTURE = 0x5F;
    private static final int ARRAY = 0x5E;
    private static final int MUTABLE = 1;
    private static final int FIRST_CALLS_LEFT = 40;

    private final Random random;
    private final ModuleShape shape;
    private final boolean nans;
    private final ModuleWriter module = new ModuleWriter();

    private ModuleGenerator(long seed, Set<Proposal> proposals, boolean nans) {
        this.random = new Random(seed);
        this.shape = new ModuleShape(proposals, random);
        this.nans = nans;
    }

    /** A module that uses these proposals beyond WebAssembly 2.0 without SIMD. */
    public static byte[] generate(long seed, Set<Proposal> proposals) {
        return new ModuleGenerator(seed, proposals, false).module();
    }

    /** The same, and the bits of NaNs make a difference. */
    public static byte[] generateWithNans(long seed, Set<Proposal> proposals) {
        return new ModuleGenerator(seed, proposals, true).module();
    }

    private byte[] module() {
        module.section(1, this::types);
        module.section(2, this::imports);
        module.section(3, this::functions);
        module.section(4, ModuleGenerator::tables);
        module.section(5, this::memories);
        if (shape.has(Proposal.EXCEPTIONS) || shape.has(Proposal.LEGACY_EXCEPTIONS)) {
            module.section(13, ModuleGenerator::tags);
        }
        module.section(6, this::globals);
        module.section(7, this::exports);
        module.section(9, this::elements);
        module.section(12, out -> out.u32(2));
        module.section(10, this::bodies);
        module.section(11, this::data);
        return module.toByteArray();
    }

    private void types(ByteSink out) {
        boolean gc = shape.has(Proposal.GC);
        out.u32(shape.types.size() + (gc ? 2 : 0));
        for (ModuleShape.Signature signature : shape.types) {
            out.u8(FUNCTION);
            values(out, signature.parameters());
            values(out, signature.results());
        }
        if (gc) {
            out.u8(STRUCTURE);
            out.u32(3);
            field(out, ValueTypes.I32);
            field(out, ValueTypes.I64);
            field(out, ValueTypes.I8);
            out.u8(ARRAY);
            field(out, ValueTypes.I32);
        }
    }

    private static void field(ByteSink out, int storage) {
        out.u8(storage);
        out.u8(MUTABLE);
    }

    private static void values(ByteSink out, List<Integer> types) {
        out.u32(types.size());
        types.forEach(type -> CodeWriter.type(out, type));
    }

    private void imports(ByteSink out) {
        out.u32(1);
        out.name("host");
        out.name("mix");
        out.u8(0);
        out.u32(shape.functions.get(ModuleShape.HOST_FUNCTION));
    }

    private void functions(ByteSink out) {
        out.u32(shape.functions.size() - 1);
        shape.functions.subList(1, shape.functions.size()).forEach(out::u32);
    }

    private static void tables(ByteSink out) {
        out.u32(2);
        for (int type : new int[] {ValueTypes.FUNCREF, ValueTypes.EXTERNREF}) {
            CodeWriter.type(out, type);
            out.u8(1);
            out.u32(ModuleShape.TABLE_SIZE);
            out.u32(2 * ModuleShape.TABLE_SIZE);
        }
    }

    private void memories(ByteSink out) {
        out.u32(shape.memories);
        for (int i = 0; i < shape.memories; i++) {
            out.u8(shape.wide ? 5 : 1);
            out.u32(1);
            out.u32(4);
        }
    }

    private static void tags(ByteSink out) {
        out.u32(1);
        out.u8(0);
        out.u32(ModuleShape.tagType());
    }

    private void globals(ByteSink out) {
        out.u32(shape.globals.size());
        for (int i = 0; i < shape.globals.size(); i++) {
            int type = shape.globals.get(i);
            CodeWriter.type(out, type);
            out.u8(MUTABLE);
            CodeWriter code = new CodeWriter();
            if (i == ModuleShape.CALLS_LEFT) {
                code.op("i32.const", FIRST_CALLS_LEFT);
            } else {
                new Constants(code, random).write(type);
            }
            if (type == ValueTypes.I64 && shape.has(Proposal.EXTENDED_CONST)) {
                code.op("i64.const", random.nextInt());
                code.op("i64.mul");
            }
            code.op("end");
            out.bytes(code.sink().toByteArray());
        }
    }

    private void exports(ByteSink out) {
        ByteSink entries = new ByteSink(200);
        int count = 1;
        export(entries, "memory", 2, 0);
        for (int i = 1; i < shape.functions.size(); i++) {
            if (shape.isExported(i)) {
                export(entries, "f" + i, 0, i);
                count++;
            }
        }
        for (int i = 0; i < shape.globals.size(); i++) {
            if (ModuleShape.isInteger(shape.globals.get(i))) {
                export(entries, "g" + i, 3, i);
                count++;
            }
        }
        out.u32(count);
        out.bytes(entries.toByteArray());
    }

    private static void export(ByteSink out, String name, int kind, int index) {
        out.name(name);
        out.u8(kind);
        out.u32(index);
    }

    /** All leaves from element 0 on, a passive segment, and a declaration of every function. */
    private void elements(ByteSink out) {
        out.u32(3);
        out.u32(0);
        offset(out, ValueTypes.I32, 0);
        out.u32(shape.leaves);
        for (int i = 1; i <= shape.leaves; i++) {
            out.u32(i);
        }
        out.u32(1);
        out.u8(0);
        out.u32(ModuleShape.SEGMENT_ELEMENTS);
        for (int i = 0; i < ModuleShape.SEGMENT_ELEMENTS; i++) {
            out.u32(1 + random.nextInt(shape.leaves));
        }
        out.u32(3);
        out.u8(0);
        out.u32(shape.functions.size());
        for (int i = 0; i < shape.functions.size(); i++) {
            out.u32(i);
        }
    }

    private static void offset(ByteSink out, int type, int offset) {
        CodeWriter code = new CodeWriter();
        code.op(type == ValueTypes.I64 ? "i64.const" : "i32.const", offset);
        code.op("end");
        out.bytes(code.sink().toByteArray());
    }

    private void bodies(ByteSink out) {
        out.u32(shape.functions.size() - 1);
        for (int i = 1; i < shape.functions.size(); i++) {
            out.sized(new FunctionGenerator(shape, i, random, nans).body());
        }
    }

    private void data(ByteSink out) {
        byte[] bytes = new byte[ModuleShape.SEGMENT_BYTES];
        random.nextBytes(bytes);
        byte[] text = "generated".getBytes(StandardCharsets.UTF_8);
        out.u32(2);
        out.u32(0);
        offset(out, shape.address(), 100);
        out.u32(text.length);
        out.bytes(text);
        out.u32(1);
        out.u32(bytes.length);
        out.bytes(bytes);
    }
}
