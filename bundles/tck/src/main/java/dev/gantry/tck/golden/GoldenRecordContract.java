// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.golden;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.engine.Engine;
import dev.gantry.tck.DeepThread;
import dev.gantry.tck.EngineUnderTest;
import dev.gantry.tck.Interop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every engine does the same with a module whose use is metered: no engine knows another, all know the
 * record. A backend subclasses this as it does {@link dev.gantry.tck.EngineContract}. What an engine
 * lacks it refuses by name, and it runs half of all modules at least.
 *
 * <p>With {@code -Dgantry.record.update=true} the test of an engine writes what that engine does; lines
 * of modules that it cannot run stay. With {@code -Dgantry.record.show=seed/12} it prints all that can be
 * seen of a module, to be compared with what another engine prints.
 */
public abstract class GoldenRecordContract extends EngineUnderTest {
    private static final String UPDATE = "gantry.record.update";
    private static final String SHOW = "gantry.record.show";

    /** Generated modules that every build runs. */
    private static final int SEEDS = 100;

    private static final int MANY_SEEDS = 1_000;

    private final Engine engine = start();

    @AfterEach
    final void stopEngine() {
        stop(engine);
    }

    @Test
    final void agreesWithTheRecord() {
        assumeFalse(Boolean.getBoolean(UPDATE), "the record is written anew");
        compare(entry -> !entry.subject().isSeedFrom(SEEDS));
    }

    @Test
    final void agreesWithTheRestOfTheRecord() {
        Interop.longRun();
        compare(entry -> entry.subject().isSeedFrom(SEEDS));
    }

    private void compare(Predicate<Entry> chosen) {
        List<Entry> entries =
                GoldenRecord.read().entries().stream()
                        .filter(entry -> entry.subject().isHere())
                        .filter(chosen)
                        .toList();
        List<String> wrong = new ArrayList<>();
        AtomicInteger ran = new AtomicInteger();
        DeepThread.run(
                () -> {
                    for (Entry entry : entries) {
                        Comparison comparison = Comparison.of(observer(entry.subject()), entry);
                        ran.addAndGet(comparison.ran() ? 1 : 0);
                        wrong.addAll(comparison.complaints());
                    }
                });
        assertTrue(wrong.isEmpty(), () -> engine.id() + "\n" + String.join("\n", wrong));
        assertTrue(ran.get() * 2 >= entries.size(), ran + " of " + entries.size() + " ran");
    }

    @Test
    final void writesTheRecordWhereAsked() throws IOException {
        assumeTrue(Boolean.getBoolean(UPDATE), "-D" + UPDATE + "=true");
        Path root = Subject.root().orElseThrow();
        GoldenRecord golden = GoldenRecord.read();
        List<Subject> subjects = Subject.all(root, MANY_SEEDS);
        DeepThread.run(
                () -> {
                    for (Subject subject : subjects) {
                        observer(subject).observe().ifPresent(golden::put);
                    }
                });
        golden.arrange(subjects);
        golden.write(root);
    }

    @Test
    final void showsWhatWasAskedFor() {
        String name = System.getProperty(SHOW, "");
        assumeFalse(name.isEmpty(), "-D" + SHOW + "=seed/12");
        DeepThread.run(
                () ->
                        System.getLogger(GoldenRecordContract.class.getName())
                                .log(
                                        System.Logger.Level.INFO,
                                        engine.id() + "\n" + observer(new Subject(name)).show()));
    }

    private Observer observer(Subject subject) {
        return new Observer(engine, tier(), subject);
    }
}
