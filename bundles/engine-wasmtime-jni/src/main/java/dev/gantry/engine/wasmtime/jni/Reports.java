// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.ModuleReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** How the modules run that were compiled last. May be used from any thread. */
final class Reports {
    private static final int KEPT = 50;

    private final Deque<ModuleReport> newestLast = new ArrayDeque<>();

    synchronized void add(ModuleReport report) {
        if (newestLast.size() == KEPT) {
            newestLast.removeFirst();
        }
        newestLast.addLast(report);
    }

    synchronized List<ModuleReport> list() {
        return List.copyOf(newestLast);
    }
}
