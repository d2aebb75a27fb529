// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Does something on a thread of its own, whose stack is large enough whatever that of the caller is. */
final class FreshThread {
    private static final long STACK_BYTES = 8L << 20;

    private FreshThread() {}

    /** Waits for the result; what the work throws is thrown here. */
    static <T> T call(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread =
                new Thread(null, () -> complete(result, work), "gantry-wasmtime", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return result.join();
        } catch (CompletionException e) {
            throw Throwing.<RuntimeException>raise(e.getCause() == null ? e : e.getCause());
        }
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        try {
            result.complete(work.get());
        } catch (Throwable failure) { // The edge of the thread, which has nobody else to tell.
            result.completeExceptionally(failure);
        }
    }
}
