// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import java.nio.file.Path;

/** The same suites on Wasmtime. */
public class DebianGuestsOnWasmtimeIT extends DebianGuestsIT {
    @Override
    protected void prepare(Path home) throws Exception {
        assumeTrue("java.lang.foreign came with Java 22", Distribution.RUNS_WASMTIME);
        String wheel = WasmtimeWheel.orSkip().toString();
        GantryProcess.End end =
                GantryProcess.in(home, "engines", "install", "wasmtime", "--from", wheel);
        assertEquals(end.err(), 0, end.code());
    }

    @Override
    protected String engine() {
        return "wasmtime";
    }
}
