// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapException;
import java.util.HexFormat;
import java.util.List;

/**
 * A module whose start section is a host function, which instantiates it again: no guest lies between
 * one host function and the next.
 */
final class StartsItselfAgain {
    private static final byte[] MODULE =
            HexFormat.of().parseHex("0061736d0100000001040160000002070101610162000008" + "0100");

    private StartsItselfAgain() {}

    public static void main(String[] arguments) {
        WasmtimeEngine engine = TestEngine.start();
        CompiledModule module = engine.compile(MODULE, CompileOptions.DEFAULT);
        try (Store store = engine.newStore(Limits.DEFAULT)) {
            Function[] host = new Function[1];
            host[0] =
                    store.host(
                            new FunctionType(List.of(), List.of()),
                            (in, out) -> store.instantiate(module, List.of(host)));
            store.instantiate(module, List.of(host));
        } catch (TrapException | StackOverflowError end) {
            ChildProcess.survived();
        }
    }
}
