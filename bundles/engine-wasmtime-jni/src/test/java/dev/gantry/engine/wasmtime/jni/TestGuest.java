// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Extern;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.tck.Guests;
import java.util.HexFormat;
import java.util.List;

/** Short words for what most tests do with a guest. */
final class TestGuest {
    private TestGuest() {}

    /** An instance, in a store of its own, of a guest of the contract. */
    static Instance of(Engine engine, String guest) {
        return in(engine.newStore(Limits.DEFAULT), engine, Guests.bytes(guest));
    }

    static Instance in(Store store, Engine engine, byte[] wasm, Extern... imports) {
        return store.instantiate(engine.compile(wasm, CompileOptions.DEFAULT), List.of(imports));
    }

    /** A module of these sections. */
    static byte[] module(String hex) {
        return HexFormat.of().parseHex("0061736d01000000" + hex);
    }

    /** Calls an export with at most one result. */
    static long call(Instance instance, String export, long... arguments) {
        long[] results = new long[1];
        instance.function(export).orElseThrow().call(arguments, results);
        return results[0];
    }
}
