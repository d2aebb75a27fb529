// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Tier;
import java.util.HexFormat;
import java.util.List;

/** A module with one function from i32 to i32, whose type has index 0. */
final class TinyGuest {
    private TinyGuest() {}

    /**
     * Calls the function with 5.
     *
     * @param instructions what it does, in hexadecimal
     */
    static int run(ChicoryEngine engine, Tier tier, String instructions) {
        int size = instructions.length() / 2 + 1;
        byte[] wasm =
                HexFormat.of()
                        .parseHex(
                                "0061736d01000000"
                                        + "010601"
                                        + "60017f017f"
                                        + "03020100"
                                        + "0707010372756e0000"
                                        + String.format("0a%02x01%02x00", size + 2, size)
                                        + instructions);
        CompileOptions options = CompileOptions.builder().tier(tier).build();
        var module = engine.compile(wasm, options);
        var guest = engine.newStore(Limits.DEFAULT).instantiate(module, List.of());
        long[] result = new long[1];
        guest.function("run").orElseThrow().call(new long[] {5}, result);
        return (int) result[0];
    }
}
