// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.InvalidModuleException;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportSectionTest {
    private static final byte[] EMPTY_NAMES = {0, 0, 0, 0};

    @Test
    void givesEachImportANameOfItsOwn() {
        assertEquals(
                "02" + "00013000" + "00" + "00013100" + "00",
                HexFormat.of().formatHex(section(2).renamed()));
    }

    @Test
    void keepsTheNamesForOthers() {
        FunctionType type = new FunctionType(List.of(), List.of());
        var imports = section(1).types(index -> type);
        assertEquals("", imports.get(0).module());
        assertEquals("", imports.get(0).name());
    }

    @Test
    void refusesTooManyImports() {
        assertEquals(
                10_000, section(10_000).types(i -> new FunctionType(List.of(), List.of())).size());
        var failure = assertThrows(InvalidModuleException.class, () -> section(10_001));
        assertEquals(ErrorCode.MALFORMED_MODULE, failure.code());
    }

    /** Functions of type 0 with empty names. */
    private static ImportSection section(int count) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ModuleBytes.writeNumber(content, count);
        for (int i = 0; i < count; i++) {
            content.writeBytes(EMPTY_NAMES);
        }
        ByteArrayOutputStream module = new ByteArrayOutputStream();
        module.writeBytes(HexFormat.of().parseHex("0061736d01000000" + "02"));
        ModuleBytes.writeNumber(module, content.size());
        module.writeBytes(content.toByteArray());
        return new ImportSection(new ModuleBytes("m", module.toByteArray()));
    }
}
