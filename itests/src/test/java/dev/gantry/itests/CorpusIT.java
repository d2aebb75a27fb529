// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import dev.gantry.tck.Interop;
import dev.gantry.wasm.preparation.Preparation;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparationOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.Test;

/** Programs that nobody in the project wrote, through the preparation pass. */
public class CorpusIT {
    @Test
    public void everyProgramIsPreparedInEveryMode() throws Exception {
        for (Corpus program : Corpus.values()) {
            byte[] wasm = program.bytes();
            assertArrayEquals(wasm, prepare(program, wasm, PreparationMode.PLAIN));
            assertValid(program, prepare(program, wasm, PreparationMode.INTERRUPTIBLE));
            assertValid(program, prepare(program, wasm, PreparationMode.METERED));
        }
    }

    @Test
    public void sqliteSaysTheSameMeteredOrNot() throws Exception {
        Path file = Distribution.workFolder().resolve("sqlite.wasm");
        Files.write(file, Corpus.SQLITE.bytes());
        String[][] ways = {
            {"run", file.toString(), "-batch"},
            {"run", "--fuel=unlimited", file.toString(), "-batch"}
        };
        byte[] statements =
                "select 1+1, sqlite_version();\nselect hex(zeroblob(4));\n"
                        .getBytes(StandardCharsets.UTF_8);
        for (String[] way : ways) {
            GantryProcess.End end = GantryProcess.run(statements, way);
            assertEquals(end.err(), "2|3.26.0\n00000000\n", end.out());
        }
    }

    private static byte[] prepare(Corpus program, byte[] wasm, PreparationMode mode) {
        PreparationOptions options = PreparationOptions.builder(mode).checkpoints(true).build();
        return Preparation.prepare(program.name(), wasm, options).wasm();
    }

    /** Asks somebody else, where there is somebody. */
    private static void assertValid(Corpus program, byte[] wasm)
            throws IOException, InterruptedException {
        Optional<Path> tool = Interop.tool("wasm-tools");
        if (tool.isEmpty()) {
            return;
        }
        Path file = Distribution.workFolder().resolve("prepared.wasm");
        Files.write(file, wasm);
        Process validation =
                new ProcessBuilder(tool.get().toString(), "validate", file.toString())
                        .redirectErrorStream(true)
                        .start();
        String said =
                new String(validation.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(program + ": " + said, 0, validation.waitFor());
    }
}
