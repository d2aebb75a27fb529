// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import java.time.Duration;

/** How long somebody waits for a compiler: until he is interrupted, and at most for a time. */
final class CompileLimit {
    private static final Duration AGES = Duration.ofDays(1_000);

    private final String module;
    private final long deadline;

    private CompileLimit(String module, Duration time) {
        this.module = module;
        this.deadline = System.nanoTime() + time.toNanos();
    }

    static CompileLimit untilInterrupted(String module) {
        return new CompileLimit(module, AGES);
    }

    static CompileLimit within(Duration time, String module) {
        return new CompileLimit(module, time);
    }

    /** To be asked now and then. The interrupt flag stays as it is. */
    void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw refuse(ErrorCode.INTERRUPTED, "its thread was interrupted");
        }
        if (System.nanoTime() - deadline > 0) {
            throw refuse(ErrorCode.COMPILE_TIMEOUT, "it takes too long");
        }
    }

    private GantryException refuse(ErrorCode code, String reason) {
        return new GantryException(
                code, module, "stopped compiling module '" + module + "': " + reason);
    }
}
