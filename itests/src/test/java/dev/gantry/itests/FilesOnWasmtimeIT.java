// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import org.junit.Before;

/** The same files on Wasmtime. */
public class FilesOnWasmtimeIT extends FilesIT {
    @Before
    public void install() throws Exception {
        assumeTrue("java.lang.foreign came with Java 22", Distribution.RUNS_WASMTIME);
        GantryProcess.End end =
                gantry(
                        "engines",
                        "install",
                        "wasmtime",
                        "--from",
                        WasmtimeWheel.orSkip().toString());
        assertEquals(end.err(), 0, end.code());
    }

    @Override
    protected String[] engine() {
        return new String[] {"--engine=wasmtime"};
    }
}
