// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ValueType;

/** Small modules that stand between a guest and what the library can do. */
final class HelperModules {
    /** The name that a helper exports its one function by. */
    static final String FUNCTION = "0";

    static final String PAGES_LEFT = "pages left";
    static final String ELEMENTS_LEFT = "elements left";
    private static final String TAKE_PAGES = "take pages";
    private static final String TAKE_ELEMENTS = "take elements";

    private static final int CALL = 0x10;
    private static final int UNREACHABLE = 0x00;
    private static final int IF = 0x04;
    private static final int EMPTY = 0x40;
    private static final int RETURN = 0x0f;
    private static final int LOCAL_GET = 0x20;
    private static final int GLOBAL_GET = 0x23;
    private static final int GLOBAL_SET = 0x24;
    private static final int I32_CONST = 0x41;
    private static final int I64_CONST = 0x42;
    private static final int I64_GT_S = 0x55;
    private static final int I32_ADD = 0x6a;
    private static final int I64_SUB = 0x7d;
    private static final int END = 0x0b;

    private HelperModules() {}

    /** What is left for the guests of a store to grow by, and functions that take of it. */
    static byte[] budget() {
        ByteWriter global = new ByteWriter().octets(0x7e, 1, I64_CONST, 0, END);
        ByteWriter globals =
                new ByteWriter().u32(2).bytes(global.toBytes()).bytes(global.toBytes());
        ByteWriter exports = new ByteWriter().u32(4);
        exports.name(PAGES_LEFT).octets(Declarations.GLOBAL, GrowthGuard.PAGES);
        exports.name(ELEMENTS_LEFT).octets(Declarations.GLOBAL, GrowthGuard.ELEMENTS);
        exports.name(TAKE_PAGES).octets(Declarations.FUNCTION, GrowthGuard.PAGES);
        exports.name(TAKE_ELEMENTS).octets(Declarations.FUNCTION, GrowthGuard.ELEMENTS);
        ByteWriter code = new ByteWriter().u32(2);
        code.sized(taking(GrowthGuard.PAGES)).sized(taking(GrowthGuard.ELEMENTS));
        return module().section(ModuleBytes.TYPES, types(GrowthGuard.ASKING))
                .section(ModuleBytes.FUNCTIONS, new byte[] {2, 0, 0})
                .section(ModuleBytes.GLOBALS, globals.toBytes())
                .section(ModuleBytes.EXPORTS, exports.toBytes())
                .section(ModuleBytes.CODE, code.toBytes())
                .toBytes();
    }

    /** Puts the functions of the budget into the table that an instance has for them. */
    static byte[] growthInstaller(String budget, NativeName table) {
        ByteWriter imports = new ByteWriter().u32(3);
        importing(imports, new NativeName(budget, TAKE_PAGES)).octets(Declarations.FUNCTION, 0);
        importing(imports, new NativeName(budget, TAKE_ELEMENTS)).octets(Declarations.FUNCTION, 0);
        importing(imports, table).octets(Declarations.TABLE).bytes(GrowthGuard.table());
        ByteWriter segment = new ByteWriter().octets(1, 0, I32_CONST, GrowthGuard.PAGES, END);
        segment.octets(GrowthGuard.SIZE, GrowthGuard.PAGES, GrowthGuard.ELEMENTS);
        return module().section(ModuleBytes.TYPES, types(GrowthGuard.ASKING))
                .section(ModuleBytes.IMPORTS, imports.toBytes())
                .section(ModuleBytes.ELEMENTS, segment.toBytes())
                .toBytes();
    }

    /** A function of a type with vectors, which calls the host in their lowered form. */
    static byte[] vectorCall(FunctionType type, NativeName host) {
        return calling(type, VectorAdapter.lowered(type), host, VectorAdapter.callingHost(type, 0));
    }

    /** A function of a type with references, which tells the host that it cannot be called. */
    static byte[] refusedCall(FunctionType type, NativeName host) {
        byte[] body = new ByteWriter().octets(0, CALL, 0, UNREACHABLE, END).toBytes();
        return calling(type, Values.NOTHING, host, body);
    }

    /** Something to find out whether the library works: a function that adds. */
    static byte[] addition() {
        FunctionType type = Values.type(ValueType.I32, ValueType.I32, ValueType.I32);
        byte[] body =
                new ByteWriter().octets(0, LOCAL_GET, 0, LOCAL_GET, 1, I32_ADD, END).toBytes();
        return defining(module().section(ModuleBytes.TYPES, types(type)), 0, 0, body);
    }

    /** The body of what takes as much as its parameter says, if there is as much. */
    private static byte[] taking(int global) {
        return new ByteWriter()
                .octets(0, LOCAL_GET, 0, GLOBAL_GET, global, I64_GT_S)
                .octets(IF, EMPTY, I32_CONST, 0, RETURN, END)
                .octets(GLOBAL_GET, global, LOCAL_GET, 0, I64_SUB, GLOBAL_SET, global)
                .octets(I32_CONST, 1, END)
                .toBytes();
    }

    private static byte[] calling(
            FunctionType type, FunctionType hostType, NativeName host, byte[] body) {
        ByteWriter imports = new ByteWriter().u32(1);
        importing(imports, host).octets(Declarations.FUNCTION, 1);
        ByteWriter module =
                module().section(ModuleBytes.TYPES, types(type, hostType))
                        .section(ModuleBytes.IMPORTS, imports.toBytes());
        return defining(module, 0, 1, body);
    }

    private static byte[] defining(ByteWriter module, int type, int index, byte[] body) {
        ByteWriter export =
                new ByteWriter().u32(1).name(FUNCTION).octets(Declarations.FUNCTION, index);
        return module.section(ModuleBytes.FUNCTIONS, new byte[] {1, (byte) type})
                .section(ModuleBytes.EXPORTS, export.toBytes())
                .section(ModuleBytes.CODE, new ByteWriter().u32(1).sized(body).toBytes())
                .toBytes();
    }

    private static ByteWriter module() {
        return new ByteWriter().bytes(ModuleBytes.HEADER);
    }

    private static byte[] types(FunctionType... types) {
        ByteWriter out = new ByteWriter().u32(types.length);
        for (FunctionType type : types) {
            out.bytes(RawTypes.bytes(type));
        }
        return out.toBytes();
    }

    private static ByteWriter importing(ByteWriter out, NativeName name) {
        return out.name(name.module()).name(name.name());
    }
}
