// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.ValueTypes;

/** Writes instructions. */
final class CodeSink {
    private static final int I32_EQ = 0x46;
    private static final int I32_LT_S = 0x48;
    private static final int I64_EQ = 0x51;
    private static final int I64_LT_S = 0x53;
    private static final int I64_LT_U = 0x54;
    private static final int I64_GT_S = 0x55;
    private static final int I64_GT_U = 0x56;
    private static final int I64_SHR_U = 0x88;
    private static final int I64_EXTEND_I32_U = 0xAD;

    private final ByteSink out;

    CodeSink(int capacity) {
        out = new ByteSink(capacity);
    }

    ByteSink bytes() {
        return out;
    }

    CodeSink code(int code) {
        out.code(code);
        return this;
    }

    CodeSink localGet(int local) {
        return indexed(Codes.LOCAL_GET, local);
    }

    CodeSink localSet(int local) {
        return indexed(Codes.LOCAL_SET, local);
    }

    CodeSink localTee(int local) {
        return indexed(Codes.LOCAL_TEE, local);
    }

    CodeSink globalGet(int global) {
        return indexed(Codes.GLOBAL_GET, global);
    }

    CodeSink globalSet(int global) {
        return indexed(Codes.GLOBAL_SET, global);
    }

    CodeSink call(int function) {
        return indexed(Codes.CALL, function);
    }

    CodeSink branch(int label) {
        return indexed(Codes.BR, label);
    }

    CodeSink branchIf(int label) {
        return indexed(Codes.BR_IF, label);
    }

    /** An instruction with an index as its one immediate. */
    CodeSink indexed(int code, int index) {
        out.code(code);
        out.u32(index);
        return this;
    }

    CodeSink i32(int value) {
        out.u8(Codes.I32_CONST);
        out.s32(value);
        return this;
    }

    CodeSink i64(long value) {
        out.u8(Codes.I64_CONST);
        out.s64(value);
        return this;
    }

    /** A constant of an address type. */
    CodeSink address(long value, boolean wide) {
        return wide ? i64(value) : i32((int) value);
    }

    CodeSink i32Add() {
        return code(Codes.I32_ADD);
    }

    CodeSink i32Subtract() {
        return code(Codes.I32_SUB);
    }

    CodeSink i64Add() {
        return code(Codes.I64_ADD);
    }

    CodeSink i64Subtract() {
        return code(Codes.I64_SUB);
    }

    CodeSink i64Multiply() {
        return code(Codes.I64_MUL);
    }

    CodeSink i64ShiftRight() {
        return code(I64_SHR_U);
    }

    CodeSink i32IsLess() {
        return code(I32_LT_S);
    }

    CodeSink i64IsLess() {
        return code(I64_LT_S);
    }

    CodeSink i64IsLessUnsigned() {
        return code(I64_LT_U);
    }

    CodeSink i64IsGreater() {
        return code(I64_GT_S);
    }

    CodeSink i64IsGreaterUnsigned() {
        return code(I64_GT_U);
    }

    /** Whether two numbers of an address type are equal. */
    CodeSink addressesAreEqual(boolean wide) {
        return code(wide ? I64_EQ : I32_EQ);
    }

    /** Makes an i64 of an address. */
    CodeSink widened(boolean wide) {
        return wide ? this : code(I64_EXTEND_I32_U);
    }

    CodeSink select() {
        return code(Codes.SELECT);
    }

    /** An {@code if} that neither takes nor gives anything. */
    CodeSink ifSo() {
        out.u8(Codes.IF);
        out.u8(ValueTypes.VOID);
        return this;
    }

    /** A block that neither takes nor gives anything. */
    CodeSink block() {
        out.u8(Codes.BLOCK);
        out.u8(ValueTypes.VOID);
        return this;
    }

    CodeSink end() {
        return code(Codes.END);
    }

    CodeSink unreachable() {
        return code(Codes.UNREACHABLE);
    }

    CodeSink leave() {
        return code(Codes.RETURN);
    }
}
