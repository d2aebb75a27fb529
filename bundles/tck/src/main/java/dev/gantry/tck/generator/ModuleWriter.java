// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.generator;

import dev.gantry.wasm.format.ByteSink;
import java.util.function.Consumer;

/** Writes sections one after the other. */
final class ModuleWriter {
    private static final byte[] PREAMBLE = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private final ByteSink module = new ByteSink(10_000);

    ModuleWriter() {
        module.bytes(PREAMBLE);
    }

    ModuleWriter section(int id, Consumer<ByteSink> content) {
        ByteSink sink = new ByteSink(1_000);
        content.accept(sink);
        module.u8(id);
        module.sized(sink);
        return this;
    }

    byte[] toByteArray() {
        return module.toByteArray();
    }
}
