// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.outline;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.TagType;
import java.util.List;

/** What indices in a module mean. In each list the imports come first, then what the module defines. */
public record IndexSpaces(
        List<FunctionType> functions,
        List<TableType> tables,
        List<MemoryType> memories,
        List<GlobalType> globals,
        List<TagType> tags) {
    public IndexSpaces {
        functions = List.copyOf(functions);
        tables = List.copyOf(tables);
        memories = List.copyOf(memories);
        globals = List.copyOf(globals);
        tags = List.copyOf(tags);
    }
}
