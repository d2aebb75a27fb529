// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import dev.gantry.engine.ImportType;
import java.util.List;

/**
 * What a guest of the {@link FakeEngine} imports, and what its export {@code _start} does.
 *
 * @param imports functions only
 */
public record FakeProgram(List<ImportType> imports, Body start) {
    public FakeProgram {
        imports = List.copyOf(imports);
    }

    /** The code of a guest, in Java. */
    @FunctionalInterface
    public interface Body {
        void run(FakeGuest guest);
    }

    /** A guest without imports. */
    public static FakeProgram of(Body start) {
        return new FakeProgram(List.of(), start);
    }
}
