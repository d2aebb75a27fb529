// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.TrapCode;

/** The traps of the library by its numbers, as far as a core module can cause them. */
enum TrapNumber {
    STACK_OVERFLOW(0, TrapCode.STACK_OVERFLOW),
    MEMORY_OUT_OF_BOUNDS(1, TrapCode.MEMORY_OUT_OF_BOUNDS),
    HEAP_MISALIGNED(2, "unaligned atomic access"),
    TABLE_OUT_OF_BOUNDS(3, TrapCode.TABLE_OUT_OF_BOUNDS),
    INDIRECT_CALL_TO_NULL(4, TrapCode.INDIRECT_CALL_TO_NULL),
    BAD_SIGNATURE(5, TrapCode.BAD_SIGNATURE),
    INTEGER_OVERFLOW(6, TrapCode.INTEGER_OVERFLOW),
    INTEGER_DIVISION_BY_ZERO(7, TrapCode.INTEGER_DIVIDE_BY_ZERO),
    BAD_CONVERSION_TO_INTEGER(8, TrapCode.BAD_CONVERSION_TO_INTEGER),
    UNREACHABLE_CODE_REACHED(9, TrapCode.UNREACHABLE),
    INTERRUPT(10, TrapCode.INTERRUPTED),
    OUT_OF_FUEL(11, TrapCode.FUEL_EXHAUSTED),
    ATOMIC_WAIT_NON_SHARED_MEMORY(12, "atomic wait on a memory that is not shared"),
    NULL_REFERENCE(13, TrapCode.NULL_REFERENCE),
    ARRAY_OUT_OF_BOUNDS(14, "out of bounds array access"),
    ALLOCATION_TOO_LARGE(15, TrapCode.OUT_OF_MEMORY),
    CAST_FAILURE(16, "cast failure"),
    CANNOT_ENTER_COMPONENT(17, "cannot enter a component"),
    NO_ASYNC_RESULT(18, "no asynchronous result"),
    UNHANDLED_TAG(19, TrapCode.UNCAUGHT_EXCEPTION),
    UNKNOWN(-1, "of an unknown kind");

    private final int number;
    private final TrapCode trap;
    private final String message;

    TrapNumber(int number, TrapCode trap) {
        this.number = number;
        this.trap = trap;
        this.message = trap.text();
    }

    TrapNumber(int number, String reason) {
        this.number = number;
        this.trap = TrapCode.OTHER;
        this.message = TrapCode.OTHER.text() + ": " + reason;
    }

    static TrapNumber of(int number) {
        for (TrapNumber known : values()) {
            if (known.number == number) {
                return known;
            }
        }
        return UNKNOWN;
    }

    TrapCode trap() {
        return trap;
    }

    String message() {
        return message;
    }
}
