// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import dev.gantry.ErrorCode;

/** Why an engine stopped a guest. */
public enum TrapCode {
    UNREACHABLE(ErrorCode.UNREACHABLE, "unreachable code was reached"),
    MEMORY_OUT_OF_BOUNDS(ErrorCode.MEMORY_OUT_OF_BOUNDS, "out of bounds memory access"),
    TABLE_OUT_OF_BOUNDS(ErrorCode.TABLE_OUT_OF_BOUNDS, "out of bounds table access"),
    INDIRECT_CALL_TO_NULL(
            ErrorCode.INDIRECT_CALL_TO_NULL, "indirect call to an uninitialized element"),
    BAD_SIGNATURE(ErrorCode.BAD_SIGNATURE, "indirect call type mismatch"),
    INTEGER_OVERFLOW(ErrorCode.INTEGER_OVERFLOW, "integer overflow"),
    INTEGER_DIVIDE_BY_ZERO(ErrorCode.INTEGER_DIVIDE_BY_ZERO, "integer divide by zero"),
    BAD_CONVERSION_TO_INTEGER(ErrorCode.BAD_CONVERSION_TO_INTEGER, "invalid conversion to integer"),
    STACK_OVERFLOW(ErrorCode.STACK_OVERFLOW, "call stack exhausted"),
    UNCAUGHT_EXCEPTION(ErrorCode.UNCAUGHT_EXCEPTION, "uncaught exception"),
    NULL_REFERENCE(ErrorCode.NULL_REFERENCE, "null reference"),
    OUT_OF_MEMORY(ErrorCode.OUT_OF_MEMORY, "the host has no memory left"),
    FUEL_EXHAUSTED(ErrorCode.FUEL_EXHAUSTED, "all fuel is used up"),
    INTERRUPTED(ErrorCode.INTERRUPTED, "interrupted"),
    ENGINE_GONE(ErrorCode.ENGINE_GONE, "the engine went away"),
    OTHER(ErrorCode.OTHER_TRAP, "trap");

    private final ErrorCode code;
    private final String text;

    TrapCode(ErrorCode code, String text) {
        this.code = code;
        this.text = text;
    }

    public ErrorCode code() {
        return code;
    }

    /** The reason in words. */
    public String text() {
        return text;
    }
}
