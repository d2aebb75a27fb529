// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import java.util.Objects;

/**
 * A command that an engine got wrong.
 *
 * @param function what it calls; empty if nothing
 */
record Failure(String script, int line, String function, String reason) {
    Failure {
        Objects.requireNonNull(reason, "reason");
    }

    /** Where it is, for example {@code br.wast:12}. */
    String place() {
        return script + ":" + line;
    }

    /** What it is about, for example {@code f32.wast:min}. */
    String topic() {
        return script + ":" + function;
    }

    @Override
    public String toString() {
        return place() + "  " + (function.isEmpty() ? "" : function + ": ") + reason;
    }
}
