// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The threads that run one of our commands at this moment. */
final class RunningCommands {
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    /** The calling thread starts a command; it must call {@link #end} when it has ended. */
    void begin() {
        threads.add(Thread.currentThread());
    }

    void end() {
        threads.remove(Thread.currentThread());
        // Gogo closes for good every channel that an interrupted thread still touches.
        Thread.interrupted();
    }

    /** Asks all of them to end; false if there is none. */
    boolean interrupt() {
        List<Thread> running = List.copyOf(threads);
        running.forEach(Thread::interrupt);
        return !running.isEmpty();
    }
}
