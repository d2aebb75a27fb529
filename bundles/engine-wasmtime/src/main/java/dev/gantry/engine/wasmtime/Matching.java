// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.Extern;
import dev.gantry.engine.ExternType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.Table;
import dev.gantry.engine.TableType;
import dev.gantry.engine.ValueType;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether something fits an import, by the rules of WebAssembly: limits count at their present size.
 * Where references are involved that the SPI does not tell apart, the library has the last word.
 */
final class Matching {
    private Matching() {}

    static boolean mayFit(Extern given, ExternType wanted) {
        if (given instanceof Memory memory && wanted instanceof MemoryType type) {
            long pages = memory.size() / Memory.PAGE_BYTES;
            return memory.type().memory64() == type.memory64()
                    && Long.compareUnsigned(pages, type.minimum()) >= 0
                    && bounded(memory.type().maximum(), type.maximum());
        }
        if (given instanceof Table table && wanted instanceof TableType type) {
            return table.type().element() == type.element()
                    && Long.compareUnsigned(table.size(), type.minimum()) >= 0
                    && bounded(table.type().maximum(), type.maximum());
        }
        if (given.type() instanceof FunctionType function && wanted instanceof FunctionType type) {
            return mayFit(function.parameters(), type.parameters())
                    && mayFit(function.results(), type.results());
        }
        if (given.type() instanceof GlobalType global && wanted instanceof GlobalType type) {
            return global.mutable() == type.mutable() && mayFit(global.value(), type.value());
        }
        return given.type().equals(wanted);
    }

    private static boolean mayFit(List<ValueType> given, List<ValueType> wanted) {
        boolean fits = given.size() == wanted.size();
        for (int i = 0; fits && i < given.size(); i++) {
            fits = mayFit(given.get(i), wanted.get(i));
        }
        return fits;
    }

    private static boolean mayFit(ValueType given, ValueType wanted) {
        return given == wanted || (given.isReference() && wanted.isReference());
    }

    private static boolean bounded(OptionalLong given, OptionalLong wanted) {
        return wanted.isEmpty()
                || (given.isPresent()
                        && Long.compareUnsigned(given.getAsLong(), wanted.getAsLong()) <= 0);
    }
}
