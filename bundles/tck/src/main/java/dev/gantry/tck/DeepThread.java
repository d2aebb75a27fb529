// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.function.Executable;

/** A thread with as much stack as a host gives a guest: what ends it is what it may have, not Java. */
public final class DeepThread {
    private static final long STACK = 17L << 20;

    private DeepThread() {}

    /** Runs something there, and fails as it does. */
    public static void run(Executable test) {
        run(STACK, test);
    }

    static void run(long stack, Executable test) {
        FutureTask<Void> task =
                new FutureTask<>(
                        () -> {
                            execute(test);
                            return null;
                        });
        new Thread(null, task, "deep", stack).start();
        try {
            task.get();
        } catch (ExecutionException e) {
            EngineTest.<RuntimeException>throwSneakily(Objects.requireNonNull(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void execute(Executable test) {
        try {
            test.execute();
        } catch (Throwable thrown) { // An Executable may throw anything.
            EngineTest.<RuntimeException>throwSneakily(thrown);
        }
    }
}
