// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.Engine;
import dev.gantry.tck.DeepThread;
import dev.gantry.tck.EngineUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The core specification's own tests on an engine as it is, without the preparation pass. A backend
 * subclasses this as it does {@link dev.gantry.tck.EngineContract}.
 *
 * <p>A module that needs a feature which the engine does not declare has to be refused by the name of
 * the feature; commands that need it are not asked then. What the engine is known to do wrong stands in
 * the resource {@link #knownFailures} beside the test: whatever else fails, and whatever stands there
 * and passes, fails the test.
 */
public abstract class SpecificationContract extends EngineUnderTest {
    /** Of an engine that lacks all that it may. */
    private static final int FEWEST = 25_000;

    /** The name of the list of known failures, which may be absent. */
    protected String knownFailures() {
        return "known-failures.txt";
    }

    @Test
    final void doesWhatTheSpecificationSays(@TempDir Path folder) throws IOException {
        List<Script> scripts = Suite.find(folder).newest();
        Report report = new Report();
        Engine engine = start();
        DeepThread.run(() -> run(engine, scripts, report));
        stop(engine);
        System.getLogger(SpecificationContract.class.getName())
                .log(System.Logger.Level.INFO, "{0}: {1}", engine.id(), report);
        List<String> wrong =
                KnownFailures.beside(getClass(), knownFailures()).disagreements(report.failures());
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong\n" + String.join("\n", wrong));
        assertTrue(report.count() >= FEWEST, report::toString);
    }

    private void run(Engine engine, List<Script> scripts, Report report) {
        Compilation compilation = new Compilation(engine, tier());
        for (Script script : scripts) {
            try (ScriptRun run = new ScriptRun(engine, compilation, script, report)) {
                run.run();
            }
        }
    }
}
