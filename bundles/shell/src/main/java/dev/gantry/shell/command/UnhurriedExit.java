// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Makes a process that is told to end wait until a piece of work has put things back. */
final class UnhurriedExit {
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch over = new CountDownLatch(1);

    private UnhurriedExit() {}

    /** Does the work in this thread, which is interrupted if the process is told to end. */
    static <T> T during(Supplier<T> work) {
        UnhurriedExit exit = new UnhurriedExit();
        Thread working = Thread.currentThread();
        Thread hook = new Thread(() -> exit.interrupt(working), "gantry-unhurried-exit");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            exit.over(hook);
        }
    }

    private void interrupt(Thread working) {
        working.interrupt();
        try {
            var unused = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void over(Thread hook) {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook with it.
            System.getLogger(UnhurriedExit.class.getName())
                    .log(System.Logger.Level.DEBUG, "the process is ending");
        }
    }
}
