// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ValueType;
import java.util.List;

/**
 * The values of the SPI and of one instance, each as the other. Chicory wants an i32 extended to the
 * whole slot, and its funcrefs are function indices that mean something to their own instance only;
 * outside they carry the number of that instance.
 */
final class Values {
    private final int instance;
    private final ChicoryModule module;

    /**
     * @param instance a number that no other instance of the store has
     */
    Values(int instance, ChicoryModule module) {
        this.instance = instance;
        this.module = module;
    }

    /** The arguments of a guest's function, from the first slots of an array. */
    long[] toGuest(List<ValueType> types, long[] slots) {
        long[] values = new long[types.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = toGuest(types.get(i), slots[i]);
        }
        return values;
    }

    /** Into the first slots of an array. */
    void toHost(List<ValueType> types, long[] values, long[] slots) {
        for (int i = 0; i < types.size(); i++) {
            slots[i] = toHost(types.get(i), values[i]);
        }
    }

    long toGuest(ValueType type, long bits) {
        return switch (type) {
            case I32, F32 -> (int) bits;
            case I64, F64 -> bits;
            case FUNCREF -> bits == ValueType.NULL_REFERENCE ? bits : ownFunction(bits);
            case EXTERNREF -> externref(bits);
            case V128, OTHER_REFERENCE -> throw new IllegalArgumentException("no value of " + type);
        };
    }

    long toHost(ValueType type, long value) {
        boolean function = type == ValueType.FUNCREF && value != ValueType.NULL_REFERENCE;
        return function ? ((long) instance << 32) | (value & 0xffff_ffffL) : value;
    }

    /** Refuses arrays that are too short, before anything has happened. */
    static void checkSlots(FunctionType type, long[] arguments, long[] results) {
        if (arguments.length < type.parameterSlots() || results.length < type.resultSlots()) {
            throw new IllegalArgumentException(
                    "too few slots for " + type + ": " + arguments.length + ", " + results.length);
        }
    }

    private long ownFunction(long token) {
        if (token >>> 32 != instance) {
            throw Refusal.unsupported(EngineFeature.CROSS_MODULE_INDIRECT_CALLS, module.name());
        }
        return (int) token;
    }

    private static long externref(long token) {
        if (token != (int) token || token < ValueType.NULL_REFERENCE) {
            throw new IllegalArgumentException(
                    "the token of an externref is from 0 to 2^31-1, or null");
        }
        return token;
    }
}
