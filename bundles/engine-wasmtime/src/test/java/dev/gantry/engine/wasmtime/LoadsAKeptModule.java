// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.CompileOptions;
import dev.gantry.tck.Guests;
import java.nio.file.Path;

/** Fails unless what another process compiled is found here, too. */
final class LoadsAKeptModule {
    private LoadsAKeptModule() {}

    /** Is given the folder and the key. */
    public static void main(String[] arguments) {
        WasmtimeEngine engine = TestEngine.keepingIn(Path.of(arguments[0]));
        CompileOptions options = CompileOptions.builder().cacheKey(arguments[1]).build();
        engine.compile(Guests.bytes("calls"), options).close();
        if (!engine.reports().get(0).tier().equals("compiled, from cache")) {
            throw new AssertionError("compiled again");
        }
        engine.stop();
        ChildProcess.survived();
    }
}
