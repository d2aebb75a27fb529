// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import dev.gantry.tck.Interop;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.AssumptionViolatedException;
import org.opentest4j.TestAbortedException;

/** {@link Interop} for JUnit 4, which says "skipped" with an exception of its own. */
final class Tools {
    private Tools() {}

    static Path require(String name, String origin) {
        return skipping(() -> Interop.require(name, origin));
    }

    static void missing(String what, String origin) {
        skipping(
                () -> {
                    Interop.missing(what, origin);
                    return what;
                });
    }

    private static <T> T skipping(Supplier<T> demand) {
        try {
            return demand.get();
        } catch (TestAbortedException skipped) {
            throw new AssumptionViolatedException(skipped.getMessage(), skipped);
        }
    }
}
