// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Tier;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DistinctMethodsTest {
    /** Two functions whose two results differ in the kind of a reference only. */
    private static final byte[] ALIKE =
            HexFormat.of()
                    .parseHex(
                            "0061736d01000000"
                                    + "010b02"
                                    + "6000027f70"
                                    + "6000027f6f"
                                    + "0303020001"
                                    + "0a0f02"
                                    + "0600"
                                    + "4101d0700b"
                                    + "0600"
                                    + "4101d06f0b");

    @Test
    void letModulesBeCompiledWhoseResultsLookAlike() {
        ChicoryEngine engine = new ChicoryEngine();
        engine.compile(ALIKE, CompileOptions.builder().tier(Tier.COMPILED).build());
        assertEquals("compiled", engine.reports().get(0).tier());
        engine.stop();
    }
}
