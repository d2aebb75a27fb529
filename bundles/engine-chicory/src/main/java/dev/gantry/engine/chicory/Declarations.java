// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.Set;

/**
 * Declares functions that code refers to once more. Chicory does not see that a function may refer to
 * itself where only an export or a global declares it, and calls the module invalid.
 */
final class Declarations {
    private static final int DECLARATIVE = 3;
    private static final int OF_FUNCTIONS = 0;

    private Declarations() {}

    /** The element section of a module, with a segment behind all others that fills nothing. */
    static byte[] added(ModuleBytes module, Set<Integer> functions) {
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        Optional<ByteReader> old = module.section(ModuleBytes.ELEMENTS);
        ModuleBytes.writeNumber(section, old.map(ByteReader::count).orElse(0) + 1);
        old.ifPresent(segments -> segments.copyRest(section));
        section.write(DECLARATIVE);
        section.write(OF_FUNCTIONS);
        ModuleBytes.writeNumber(section, functions.size());
        functions.forEach(function -> ModuleBytes.writeNumber(section, function));
        return section.toByteArray();
    }
}
