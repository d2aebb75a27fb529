// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A descriptor that is closed once, and by nobody while it is used. The system gives its number to
 * whatever is opened next; a use after that would reach something that was never granted.
 */
final class Handle {
    private final int descriptor;

    /** Its owner is the first. */
    private final AtomicInteger users = new AtomicInteger(1);

    private final AtomicBoolean closed = new AtomicBoolean();

    Handle(int descriptor) {
        this.descriptor = descriptor;
    }

    /** What is done with a descriptor. */
    interface Work<T> {
        T with(int descriptor) throws FileException;
    }

    /** The same without a result. */
    interface Task {
        void with(int descriptor) throws FileException;
    }

    <T> T use(Work<T> work) throws FileException {
        enter();
        try {
            return work.with(descriptor);
        } finally {
            leave();
        }
    }

    void run(Task task) throws FileException {
        enter();
        try {
            task.with(descriptor);
        } finally {
            leave();
        }
    }

    /**
     * Begins a use, which {@link #leave} ends.
     *
     * @return the descriptor
     */
    int enter() throws FileException {
        int now = users.get();
        while (!closed.get() && now > 0) {
            if (users.compareAndSet(now, now + 1)) {
                return descriptor;
            }
            now = users.get();
        }
        throw new FileException(FileProblem.INVALID);
    }

    void leave() {
        if (users.decrementAndGet() == 0) {
            release(descriptor);
        }
    }

    /** Whoever uses it now may finish. */
    void close() {
        if (closed.compareAndSet(false, true)) {
            leave();
        }
    }

    /** Never tried again: the descriptor is gone even where this says that it failed. */
    private static void release(int descriptor) {
        SystemCall.CLOSE.callOnce(Scratch.here(), descriptor);
    }
}
