// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/** The tiny guests; {@code src/main/wat} has their text and says what each is for. */
public final class Guests {
    private static final String HEADER = "0061736d01000000";

    /** A function that makes a struct of one field and reads the field. */
    private static final String GC =
            HEADER
                    + "010902" // types
                    + "5f017f00" // 0: struct with an immutable i32
                    + "6000017f" // 1: function to i32
                    + "03020101"
                    + "0707010372756e0000"
                    + "0a0d010b00"
                    + "412a" // i32.const 42
                    + "fb0000" // struct.new 0
                    + "fb020000" // struct.get 0 0
                    + "0b";

    /** A function that throws 42 and catches it in the final encoding. */
    private static final String EXCEPTIONS =
            HEADER
                    + "010902" // types
                    + "60017f00" // 0: what the exception carries
                    + "6000017f" // 1: function to i32
                    + "03020101"
                    + "0d03010000" // tag 0 of type 0
                    + "0707010372756e0000" // export run
                    + "0a130111"
                    + "00"
                    + "027f" // block to i32
                    + "1f4001000000" // try_table, catch tag 0 to the block
                    + "412a" // i32.const 42
                    + "0800" // throw 0
                    + "0b00" // end, unreachable
                    + "0b0b";

    /** Throws 42 and keeps a reference to it, throws and catches 2, throws what it kept. */
    private static final String EXCEPTION_REFERENCES =
            HEADER
                    + "010e03" // types
                    + "60017f00" // 0: what the exception carries
                    + "6000017f" // 1: function to i32
                    + "6000027f69" // 2: block to i32 and exnref
                    + "03020101"
                    + "0d03010000" // tag 0 of type 0
                    + "0707010372756e0000" // export run
                    + "0a36013401" // one body with
                    + "0169" // an exnref as local 0
                    + "02021f4001010000412a08000b000b" // throw 42, catch_ref
                    + "21001a" // keep the reference, drop the 42
                    + "027f1f4001000000410208000b000b1a" // the same with 2, dropped
                    + "027f1f400100000020000a0b000b" // throw_ref of local 0, caught
                    + "0b";

    /** A function that throws 42, which nothing catches. */
    private static final String UNCAUGHT =
            HEADER
                    + "010802" // types
                    + "60017f00" // 0: what the exception carries
                    + "600000" // 1: function
                    + "03020101"
                    + "0d03010000" // tag 0 of type 0
                    + "0707010372756e0000" // export run
                    + "0a080106" // one body
                    + "00412a08000b"; // i32.const 42, throw 0

    /** A function with 10,000 locals that calls itself. */
    private static final String MANY_LOCALS =
            HEADER
                    + "010401600000" // type 0: function
                    + "03020100"
                    + "0707010372756e0000" // export run
                    + "0a090107" // one body
                    + "01904e7e" // 10,000 of i64
                    + "10000b"; // call 0

    /** A function that calls another through a typed reference. */
    private static final String FUNCTION_REFERENCES =
            HEADER
                    + "010501" // types
                    + "6000017f" // 0: function to i32
                    + "0303020000"
                    + "0707010372756e0001"
                    + "09050103000100" // declares that function 0 is referred to
                    + "0a0d02"
                    + "0400412a0b" // 0: i32.const 42
                    + "0600d20014000b"; // 1: ref.func 0, call_ref 0

    private Guests() {}

    /** The bytes of the guest of this name. */
    public static byte[] bytes(String name) {
        return switch (name) {
            case "gc" -> HexFormat.of().parseHex(GC);
            case "exceptions" -> HexFormat.of().parseHex(EXCEPTIONS);
            case "exception-references" -> HexFormat.of().parseHex(EXCEPTION_REFERENCES);
            case "uncaught" -> HexFormat.of().parseHex(UNCAUGHT);
            case "many-locals" -> HexFormat.of().parseHex(MANY_LOCALS);
            case "function-references" -> HexFormat.of().parseHex(FUNCTION_REFERENCES);
            default -> resource(name + ".wasm");
        };
    }

    private static byte[] resource(String file) {
        try (InputStream in = Guests.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no guest " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
