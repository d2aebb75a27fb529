// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.generator;

import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.format.ValueTypes;
import java.util.List;
import java.util.function.Consumer;

/** Modules with much of one thing. */
public final class WideModules {
    private static final int TYPE = 1;
    private static final int IMPORT = 2;
    private static final int FUNCTION = 3;
    private static final int EXPORT = 7;
    private static final int CODE = 10;
    private static final int[] CYCLE = {
        ValueTypes.I32, ValueTypes.I64, ValueTypes.F32, ValueTypes.F64
    };

    private WideModules() {}

    /**
     * Imports a function to i32 under each name, the module being called the same. The export {@code
     * run} calls them in order and gives their results as the digits of a number of base 31.
     */
    public static byte[] importing(List<String> names) {
        return new ModuleWriter()
                .section(TYPE, out -> type(out, new int[0], new int[] {ValueTypes.I32}))
                .section(
                        IMPORT,
                        out -> {
                            out.u32(names.size());
                            names.forEach(name -> importFunction(out, name));
                        })
                .section(FUNCTION, WideModules::oneOfTypeZero)
                .section(EXPORT, out -> exportRun(out, names.size()))
                .section(CODE, out -> body(out, code -> callAll(code, names.size())))
                .toByteArray();
    }

    private static void callAll(CodeWriter code, int count) {
        code.op("i32.const", 0);
        for (int i = 0; i < count; i++) {
            code.op("i32.const", 31);
            code.op("i32.mul");
            code.op("call", i);
            code.op("i32.add");
        }
    }

    /**
     * Imports a function of so many parameters and as many results, of i32, i64, f32, f64 in turn; the
     * export {@code run} of the same type passes what it is given to it and gives back what it gets.
     */
    public static byte[] passing(int values) {
        int[] types = new int[values];
        for (int i = 0; i < values; i++) {
            types[i] = CYCLE[i % CYCLE.length];
        }
        return new ModuleWriter()
                .section(TYPE, out -> type(out, types, types))
                .section(
                        IMPORT,
                        out -> {
                            out.u32(1);
                            importFunction(out, "pass");
                        })
                .section(FUNCTION, WideModules::oneOfTypeZero)
                .section(EXPORT, out -> exportRun(out, 1))
                .section(CODE, out -> body(out, code -> passAll(code, values)))
                .toByteArray();
    }

    private static void passAll(CodeWriter code, int values) {
        for (int i = 0; i < values; i++) {
            code.op("local.get", i);
        }
        code.op("call", 0);
    }

    private static void type(ByteSink out, int[] parameters, int[] results) {
        out.u32(1);
        out.u8(0x60);
        for (int[] types : new int[][] {parameters, results}) {
            out.u32(types.length);
            for (int type : types) {
                CodeWriter.type(out, type);
            }
        }
    }

    private static void importFunction(ByteSink out, String name) {
        out.name(name);
        out.name(name);
        out.u8(0);
        out.u32(0);
    }

    private static void oneOfTypeZero(ByteSink out) {
        out.u32(1);
        out.u32(0);
    }

    private static void exportRun(ByteSink out, int index) {
        out.u32(1);
        out.name("run");
        out.u8(0);
        out.u32(index);
    }

    private static void body(ByteSink out, Consumer<CodeWriter> code) {
        CodeWriter writer = new CodeWriter();
        code.accept(writer);
        writer.op("end");
        ByteSink body = new ByteSink(1_000);
        body.u32(0);
        body.bytes(writer.sink().toByteArray());
        out.u32(1);
        out.sized(body);
    }
}
