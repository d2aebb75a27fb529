// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.ExecutionListener;
import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasm.types.Instruction;

/**
 * What the interpreter leaves out: it asks for interruption at calls and {@code br} only, so that
 * loops closed in another way would run for ever; it lets the address of three stores wrap around at 4
 * GiB into low memory; it takes offsets into tables for numbers with a sign; and it leaves the sign of a
 * NaN, where Java 17 does. Code that is compiled does the first two right, and the others by {@link
 * MendedOperations}.
 */
final class Checkpoints implements ExecutionListener {
    @Override
    public void onExecution(Instruction instruction, MStack stack) {
        switch (instruction.opcode()) {
            case BR_IF, BR_TABLE -> checkInterruption();
            case I32_STORE8, I64_STORE8, I64_STORE32 -> checkAddress(instruction, stack);
            case TABLE_FILL -> checkElements(stack, 3);
            case TABLE_INIT -> {
                checkElements(stack, 3);
                checkElements(stack, 2);
            }
            case F32_ABS -> stack.array()[stack.size() - 1] &= MendedOperations.WITHOUT_SIGN;
            default -> {
                // The interpreter does it right.
            }
        }
    }

    private static void checkInterruption() {
        if (Thread.currentThread().isInterrupted()) {
            throw new ChicoryInterruptedException("interrupted");
        }
    }

    /** An offset lies so deep in the stack, the length on top of it. */
    private static void checkElements(MStack stack, int depth) {
        int offset = (int) stack.array()[stack.size() - depth];
        int length = (int) stack.array()[stack.size() - 1];
        MendedOperations.checkElements(offset, length);
    }

    /** The stack holds the base below the value; operand 1 is the offset. No memory reaches 2 GiB. */
    private static void checkAddress(Instruction store, MStack stack) {
        long base = stack.array()[stack.size() - 2] & 0xffff_ffffL;
        if (base + store.operand(1) > Integer.MAX_VALUE) {
            throw new WasmRuntimeException(Translation.MEMORY_BOUNDS);
        }
    }
}
