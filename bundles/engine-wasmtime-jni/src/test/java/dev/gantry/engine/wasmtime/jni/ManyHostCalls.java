// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapException;
import java.util.List;

/** A guest that calls the host for ever. Says what ended it. */
final class ManyHostCalls {
    /** Imports a function; exports {@code run}, which calls it in an endless loop. */
    private static final byte[] ENDLESS =
            TestGuest.module(
                    "010401600000"
                            + "020501000000"
                            + "00"
                            + "03020100"
                            + "0707010372756e0001"
                            + "0a0b01090003401000"
                            + "0c000b0b");

    private ManyHostCalls() {}

    public static void main(String[] arguments) {
        WasmtimeJniEngine engine = new WasmtimeJniEngine();
        Store store = engine.newStore(Limits.DEFAULT);
        Function host = store.host(new FunctionType(List.of(), List.of()), (in, out) -> {});
        try {
            TestGuest.call(TestGuest.in(store, engine, ENDLESS, host), "run");
        } catch (TrapException e) {
            System.out.println(e.trap());
        }
    }
}
