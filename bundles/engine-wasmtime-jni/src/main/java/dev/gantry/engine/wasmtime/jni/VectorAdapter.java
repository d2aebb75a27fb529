// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets vectors cross between host and guest. The library has no form for them, so each travels as the
 * two i64 that are its slots, and a small function at the border takes it apart or puts it together.
 */
final class VectorAdapter {
    private static final int LOCAL_GET = 0x20;
    private static final int LOCAL_SET = 0x21;
    private static final int CALL = 0x10;
    private static final int END = 0x0b;
    private static final int SIMD = 0xfd;
    private static final int I64X2_SPLAT = 0x12;
    private static final int I64X2_EXTRACT_LANE = 0x1d;
    private static final int I64X2_REPLACE_LANE = 0x1e;

    private final ByteWriter body = new ByteWriter();

    private VectorAdapter() {}

    static boolean isNeeded(FunctionType type) {
        return type.parameters().contains(ValueType.V128)
                || type.results().contains(ValueType.V128);
    }

    /** The type of which the function is that the library calls, or that calls Java. */
    static FunctionType lowered(FunctionType type) {
        return new FunctionType(lowered(type.parameters()), lowered(type.results()));
    }

    /** The body of a function of the lowered type that calls one of this type. */
    static byte[] callingGuest(FunctionType type, int callee) {
        VectorAdapter adapter = new VectorAdapter();
        adapter.locals(type.results());
        adapter.putTogether(type.parameters(), 0);
        adapter.body.octets(CALL).u32(callee);
        int first = lowered(type.parameters()).size();
        adapter.keep(type.results().size(), first);
        adapter.takeApart(type.results(), first);
        return adapter.body.octets(END).toBytes();
    }

    /** The body of a function of this type that calls one of the lowered type. */
    static byte[] callingHost(FunctionType type, int callee) {
        VectorAdapter adapter = new VectorAdapter();
        adapter.locals(lowered(type.results()));
        adapter.takeApart(type.parameters(), 0);
        adapter.body.octets(CALL).u32(callee);
        int first = type.parameters().size();
        adapter.keep(lowered(type.results()).size(), first);
        adapter.putTogether(type.results(), first);
        return adapter.body.octets(END).toBytes();
    }

    private static List<ValueType> lowered(List<ValueType> types) {
        List<ValueType> lowered = new ArrayList<>();
        for (ValueType type : types) {
            lowered.add(type == ValueType.V128 ? ValueType.I64 : type);
            if (type == ValueType.V128) {
                lowered.add(ValueType.I64);
            }
        }
        return lowered;
    }

    private void locals(List<ValueType> types) {
        body.u32(types.size());
        types.forEach(type -> body.octets(1, RawTypes.code(type)));
    }

    /** Moves the results of the call, of which the last lies on top, into locals. */
    private void keep(int count, int first) {
        for (int local = first + count - 1; local >= first; local--) {
            body.octets(LOCAL_SET).u32(local);
        }
    }

    /** Reads values of these types from pairs of locals. */
    private void putTogether(List<ValueType> types, int first) {
        int local = first;
        for (ValueType type : types) {
            body.octets(LOCAL_GET).u32(local++);
            if (type == ValueType.V128) {
                body.octets(SIMD, I64X2_SPLAT, LOCAL_GET).u32(local++);
                body.octets(SIMD, I64X2_REPLACE_LANE, 1);
            }
        }
    }

    /** Reads values of these types as pairs. */
    private void takeApart(List<ValueType> types, int first) {
        int local = first;
        for (ValueType type : types) {
            body.octets(LOCAL_GET).u32(local);
            if (type == ValueType.V128) {
                body.octets(SIMD, I64X2_EXTRACT_LANE, 0, LOCAL_GET).u32(local);
                body.octets(SIMD, I64X2_EXTRACT_LANE, 1);
            }
            local++;
        }
    }
}
