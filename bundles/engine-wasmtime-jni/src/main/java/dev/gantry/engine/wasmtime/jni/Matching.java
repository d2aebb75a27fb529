// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.Extern;
import dev.gantry.engine.ExternType;
import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.Table;
import dev.gantry.engine.TableType;
import java.util.OptionalLong;

/** Whether something fits an import, by the rules of WebAssembly: limits count at their present size. */
final class Matching {
    private Matching() {}

    static boolean fits(Extern given, ExternType wanted) {
        if (given instanceof Memory memory && wanted instanceof MemoryType type) {
            long pages = memory.size() / Memory.PAGE_BYTES;
            return pages >= type.minimum() && bounded(memory.type().maximum(), type.maximum());
        }
        if (given instanceof Table table && wanted instanceof TableType type) {
            return table.type().element() == type.element()
                    && table.size() >= type.minimum()
                    && bounded(table.type().maximum(), type.maximum());
        }
        return given.type().equals(wanted);
    }

    private static boolean bounded(OptionalLong given, OptionalLong wanted) {
        return wanted.isEmpty() || (given.isPresent() && given.getAsLong() <= wanted.getAsLong());
    }
}
