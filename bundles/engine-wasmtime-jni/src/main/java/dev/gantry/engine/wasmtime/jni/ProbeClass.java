// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes the class file of a {@link StackProbe}. Its methods have more local variables than any source
 * that one would want to read, and use none of them.
 */
final class ProbeClass {
    static final String EXACT = "exact";
    static final String QUICK = "quick";

    /** HotSpot compiles and inlines no method with so many bytes of code, reached or not. */
    private static final int MORE_THAN_IS_COMPILED = 8_001;

    /** Class files of this version need no stack maps. */
    private static final int VERSION = 49;

    private static final String ANCHOR = "anchor";
    private static final String DESCRIPTOR = "(I)V";
    private static final int PUBLIC_STATIC = 0x0009;
    private static final int RETURN = 0xb1;

    /** Calls itself while its parameter is above 1. Always interpreted, so that its frame is whole. */
    private static final int[] EXACT_CODE = {
        0x1a, 0x04, 0xa4, 0, 9, // iload_0, iconst_1, if_icmple to the return
        0x1a, 0x04, 0x64, // iload_0, iconst_1, isub
        0xb8, 0, 9, // invokestatic constant 9
        RETURN
    };

    /**
     * Calls what is never inlined. At such a call compiled code must be able to go on interpreted, with a
     * whole frame; so it makes sure at its beginning that there is stack for one, and uses little.
     */
    private static final int[] QUICK_CODE = {
        0x1a, 0xb8, 0, 13, // iload_0, invokestatic constant 13
        RETURN
    };

    private static final int[] NO_CODE = {RETURN};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private ProbeClass() {}

    /** A class whose two methods have so many local variables. */
    static byte[] withSlots(int slots) {
        try {
            return new ProbeClass().write(slots);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write(int slots) throws IOException {
        out.writeInt(0xcafe_babe);
        out.writeInt(VERSION);
        constants();
        out.writeShort(0x0021); // public, as all classes have been since 1.0.2
        out.writeShort(1); // this class
        out.writeShort(3); // its super class
        out.writeShort(0); // interfaces
        out.writeShort(0); // fields
        out.writeShort(3); // methods
        method(5, EXACT_CODE, MORE_THAN_IS_COMPILED, slots);
        method(10, QUICK_CODE, 0, slots);
        method(11, NO_CODE, MORE_THAN_IS_COMPILED, 1);
        out.writeShort(0); // attributes
        return bytes.toByteArray();
    }

    private void constants() throws IOException {
        out.writeShort(14); // one more than there are
        reference(7, 2); // 1: this class
        text(StackProbe.class.getName().replace('.', '/') + "Methods"); // 2
        reference(7, 4); // 3: its super class
        text("java/lang/Object"); // 4
        text(EXACT); // 5
        text(DESCRIPTOR); // 6
        text("Code"); // 7
        reference(12, 5, 6); // 8: name and type
        reference(10, 1, 8); // 9: the method that is exact
        text(QUICK); // 10
        text(ANCHOR); // 11
        reference(12, 11, 6); // 12: name and type
        reference(10, 1, 12); // 13: the method that does nothing
    }

    /** Writes a method, with bytes of code behind its own that are not reached. */
    private void method(int name, int[] code, int padding, int slots) throws IOException {
        out.writeShort(PUBLIC_STATIC);
        out.writeShort(name);
        out.writeShort(6);
        out.writeShort(1); // attributes
        out.writeShort(7);
        int length = code.length + padding;
        out.writeInt(length + 12);
        out.writeShort(2); // operands
        out.writeShort(slots);
        out.writeInt(length);
        for (int octet : code) {
            out.writeByte(octet);
        }
        for (int left = padding; left > 0; left--) {
            out.writeByte(left == 1 ? RETURN : 0);
        }
        out.writeShort(0); // exceptions
        out.writeShort(0); // attributes
    }

    private void reference(int tag, int... indices) throws IOException {
        out.writeByte(tag);
        for (int index : indices) {
            out.writeShort(index);
        }
    }

    private void text(String text) throws IOException {
        out.writeByte(1);
        out.writeUTF(text);
    }
}
