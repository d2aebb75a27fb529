// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import java.util.HashSet;
import java.util.Set;

/**
 * The threads that run one of our commands at this moment. An interrupt never reaches a thread whose
 * command has just ended.
 */
final class RunningCommands {
    private final Set<Thread> threads = new HashSet<>();

    /** The calling thread starts a command; it must call {@link #end} when it has ended. */
    synchronized void begin() {
        threads.add(Thread.currentThread());
    }

    synchronized void end() {
        threads.remove(Thread.currentThread());
        // Gogo closes for good every channel that an interrupted thread still touches.
        Thread.interrupted();
    }

    /** Asks all of them to end; false if there is none. */
    synchronized boolean interrupt() {
        threads.forEach(Thread::interrupt);
        return !threads.isEmpty();
    }
}
