// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

/**
 * How many of each thing there are to which {@link Rewriting} adds. What code names must be among them:
 * the index just past the end would be one of the engine's own things in the end.
 */
record Indices(int types, int functions, int tables) {
    void type(ByteReader reader) {
        check(reader, types, "type");
    }

    void function(ByteReader reader) {
        check(reader, functions, "function");
    }

    int table(ByteReader reader) {
        return check(reader, tables, "table");
    }

    private static int check(ByteReader reader, int count, String kind) {
        long index = reader.u32();
        if (index >= count) {
            throw reader.invalid("it names a " + kind + " that is not there");
        }
        return (int) index;
    }
}
