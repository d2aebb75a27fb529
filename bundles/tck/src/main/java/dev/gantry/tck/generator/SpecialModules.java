// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.generator;

import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.format.ValueTypes;
import java.util.Collection;
import java.util.Random;
import java.util.function.Consumer;

/** Modules that a text cannot say, or only at great length. All have one function. */
public final class SpecialModules {
    private static final int TYPE = 1;
    private static final int FUNCTION = 3;
    private static final int TABLE = 4;
    private static final int MEMORY = 5;
    private static final int GLOBAL = 6;
    private static final int EXPORT = 7;
    private static final int ELEMENT = 9;
    private static final int CODE = 10;
    private static final int CUSTOM = 0;
    private static final int FUNCREF = 0x70;

    private static final long VOID = CodeWriter.blockOf(ValueTypes.VOID);

    private SpecialModules() {}

    /** Defines one global, and sets the one after it. */
    public static byte[] setsGlobalPastTheLast() {
        return module(
                code -> {
                    code.op("i64.const", 1L << 40);
                    code.op("global.set", 1);
                });
    }

    /** Has one parameter, and sets the local after it. */
    public static byte[] setsLocalPastTheLast() {
        return module(
                code -> {
                    code.op("i64.const", 1L << 40);
                    code.op("local.set", 1);
                });
    }

    /** Has nothing but so many empty tables. */
    public static byte[] tables(int count) {
        return repeating(TABLE, count, FUNCREF, 0, 0);
    }

    /** Has nothing but so many empty memories. */
    public static byte[] memories(int count) {
        return repeating(MEMORY, count, 0, 0);
    }

    /** Has nothing but so many empty segments of functions. */
    public static byte[] elementSegments(int count) {
        return repeating(ELEMENT, count, 1, 0, 0);
    }

    private static byte[] repeating(int section, int count, int... entry) {
        return new ModuleWriter()
                .section(
                        section,
                        out -> {
                            out.u32(count);
                            for (int i = 0; i < count; i++) {
                                for (int octet : entry) {
                                    out.u8(octet);
                                }
                            }
                        })
                .toByteArray();
    }

    /** Exports its global, which is 42 until somebody sets it, under every one of these names. */
    public static byte[] exporting(Collection<String> names) {
        return start().section(
                        EXPORT,
                        out -> {
                            out.u32(names.size());
                            names.forEach(name -> export(out, name, 3));
                        })
                .section(CODE, out -> body(out, 0, ValueTypes.I64, code -> {}))
                .toByteArray();
    }

    /**
     * Takes a number of turns; each goes through a {@code br_table} to the next of many cases, which is
     * a few instructions long.
     */
    public static byte[] dispatches(int cases) {
        return module(code -> dispatch(code, cases));
    }

    private static void dispatch(CodeWriter code, int cases) {
        code.op("loop", VOID);
        for (int i = 0; i <= cases; i++) {
            code.op("block", VOID);
        }
        code.op("local.get", 0);
        code.op("i32.wrap_i64");
        code.op("i32.const", cases - 1);
        code.op("i32.and");
        long[] labels = new long[cases + 1];
        for (int i = 0; i <= cases; i++) {
            labels[i] = i;
        }
        code.op("br_table", labels);
        for (int i = cases; i >= 0; i--) {
            code.op("end");
            code.op("local.get", 0);
            code.op("i64.const", 1);
            code.op("i64.sub");
            code.op("local.tee", 0);
            code.op("i64.eqz");
            code.op("i32.eqz");
            code.op("br_if", i);
            code.op("return");
        }
        code.op("end");
    }

    /** So many times {@code loop end}. */
    public static byte[] emptyLoops(int count) {
        return module(
                code -> {
                    for (int i = 0; i < count; i++) {
                        code.op("loop", VOID);
                        code.op("end");
                    }
                });
    }

    /** A {@code br_table} of so many targets. */
    public static byte[] branchesTo(int targets) {
        return module(
                code -> {
                    code.op("block", VOID);
                    code.op("i32.const", 0);
                    code.op("br_table", new long[targets + 1]);
                    code.op("end");
                });
    }

    /** So many blocks within one another. */
    public static byte[] nested(int blocks) {
        return module(
                code -> {
                    for (int i = 0; i < blocks; i++) {
                        code.op("block", VOID);
                    }
                    for (int i = 0; i < blocks; i++) {
                        code.op("end");
                    }
                });
    }

    /** Calls itself for ever, with so many locals. */
    public static byte[] recursionWithLocals(int count, boolean vectors) {
        return module(
                count,
                vectors ? ValueTypes.V128 : ValueTypes.I64,
                code -> {
                    code.op("local.get", 0);
                    code.op("call", 0);
                });
    }

    /** Declares 3 * 2^30 locals in a few bytes. */
    public static byte[] localsBomb() {
        return start().section(EXPORT, SpecialModules::exportRun)
                .section(
                        CODE,
                        out -> {
                            ByteSink body = new ByteSink(40);
                            body.u32(3);
                            for (int i = 0; i < 3; i++) {
                                body.u32(1 << 30);
                                body.u8(ValueTypes.I64);
                            }
                            body.u8(0x0B);
                            out.u32(1);
                            out.sized(body);
                        })
                .toByteArray();
    }

    /** The same module with a name section that is none, and debugging notes about other code. */
    public static byte[] withStaleNotes(byte[] wasm) {
        ByteSink module = new ByteSink(wasm.length + 2_000);
        module.bytes(wasm);
        for (String name : new String[] {"name", ".debug_info", ".debug_line"}) {
            ByteSink section = new ByteSink(600);
            section.name(name);
            byte[] noise = new byte[500];
            new Random(name.hashCode()).nextBytes(noise);
            section.bytes(noise);
            module.u8(CUSTOM);
            module.sized(section);
        }
        return module.toByteArray();
    }

    private static byte[] module(Consumer<CodeWriter> body) {
        return module(0, ValueTypes.I64, body);
    }

    private static byte[] module(int locals, int type, Consumer<CodeWriter> body) {
        return start().section(EXPORT, SpecialModules::exportRun)
                .section(CODE, out -> body(out, locals, type, body))
                .toByteArray();
    }

    /** One function that takes an i64, and one global. */
    private static ModuleWriter start() {
        return new ModuleWriter()
                .section(
                        TYPE,
                        out -> {
                            out.u32(1);
                            out.u8(0x60);
                            out.u32(1);
                            out.u8(ValueTypes.I64);
                            out.u32(0);
                        })
                .section(
                        FUNCTION,
                        out -> {
                            out.u32(1);
                            out.u32(0);
                        })
                .section(
                        GLOBAL,
                        out -> {
                            out.u32(1);
                            out.u8(ValueTypes.I64);
                            out.u8(1);
                            CodeWriter first = new CodeWriter();
                            first.op("i64.const", 42);
                            first.op("end");
                            out.bytes(first.sink().toByteArray());
                        });
    }

    private static void exportRun(ByteSink out) {
        out.u32(1);
        export(out, "run", 0);
    }

    private static void export(ByteSink out, String name, int kind) {
        out.name(name);
        out.u8(kind);
        out.u32(0);
    }

    private static void body(ByteSink out, int locals, int type, Consumer<CodeWriter> code) {
        CodeWriter writer = new CodeWriter();
        code.accept(writer);
        writer.op("end");
        ByteSink body = new ByteSink(1_000);
        body.u32(locals == 0 ? 0 : 1);
        if (locals > 0) {
            body.u32(locals);
            body.u8(type);
        }
        body.bytes(writer.sink().toByteArray());
        out.u32(1);
        out.sized(body);
    }
}
