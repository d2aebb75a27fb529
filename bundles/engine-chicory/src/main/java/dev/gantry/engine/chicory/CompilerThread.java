// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Compiles while guests go on: one module at a time, because a compiler wants a heap many times as
 * large as its module. The thread ends when there is nothing to do.
 */
final class CompilerThread {
    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(
                    1,
                    1,
                    1,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    CompilerThread::thread,
                    new ThreadPoolExecutor.DiscardPolicy());

    CompilerThread() {
        executor.allowCoreThreadTimeOut(true);
    }

    /** Does nothing any more after the stop. */
    void run(Runnable work) {
        executor.execute(work);
    }

    /** Interrupts what runs, and waits for its end until this {@link System#nanoTime}. */
    void stop(long deadline) throws InterruptedException {
        executor.shutdownNow();
        boolean ended =
                executor.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (!ended) {
            System.getLogger("dev.gantry.engine.chicory")
                    .log(System.Logger.Level.WARNING, "a compiler still runs after the stop");
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "dev.gantry.engine.chicory compiler");
        thread.setDaemon(true);
        return thread;
    }
}
