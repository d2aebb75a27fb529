// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.Extern;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.ValueType;
import dev.gantry.tck.generator.SpecialModules;
import dev.gantry.tck.generator.WideModules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many imports, many values, and names that nobody would choose. */
abstract class ShapeContract extends EngineTest {
    private static final int MANY_IMPORTS = 1_000;
    private static final int MANY_VALUES = 100;
    private static final FunctionType TO_INT = new FunctionType(List.of(), List.of(ValueType.I32));
    private static final GlobalType GLOBAL = new GlobalType(ValueType.I64, true);

    /** Empty, control characters, quotes, paths, what could be a format, composed and long ones. */
    private static final List<String> ODD_NAMES =
            List.of(
                    "",
                    " ",
                    "\0",
                    "a\0b",
                    "\n",
                    "\"",
                    "\\",
                    "%s%n",
                    "{0}",
                    "../../etc/passwd",
                    "$",
                    "_start",
                    "<init>",
                    "a.b#c",
                    "\u202eright",
                    "\ufeff",
                    "é",
                    "e\u0301",
                    "😀",
                    "x".repeat(10_000));

    ShapeContract(EngineContract contract) {
        super(contract);
    }

    @Test
    void linksAThousandImportsByPosition() {
        assertLinksByPosition(Collections.nCopies(MANY_IMPORTS, "f"));
    }

    @Test
    void linksImportsOfAnyName() {
        List<String> twice = new ArrayList<>(ODD_NAMES);
        twice.addAll(ODD_NAMES);
        assertLinksByPosition(twice);
    }

    @Test
    void listsImportsOfAnyName() {
        assertEquals(
                ODD_NAMES.stream().map(name -> new ImportType(name, name, TO_INT)).toList(),
                compile("odd", WideModules.importing(ODD_NAMES)).imports());
    }

    @Test
    void listsAndFindsExportsOfAnyName() {
        CompiledModule module = compile("odd", SpecialModules.exporting(ODD_NAMES));
        assertEquals(
                ODD_NAMES.stream().map(name -> new ExportType(name, GLOBAL)).toList(),
                module.exports());
        Instance guest = store().instantiate(module, List.of());
        for (String name : ODD_NAMES) {
            assertEquals(GLOBAL, export(guest, name).type());
        }
        assertTrue(guest.export("absent").isEmpty());
    }

    @Test
    void passesAHundredValuesToTheHostAndBack() {
        CompiledModule module = compile("wide", WideModules.passing(MANY_VALUES));
        FunctionType type = (FunctionType) module.imports().get(0).type();
        Extern passing =
                store().host(
                                type,
                                (in, out) -> {
                                    for (int i = 0; i < MANY_VALUES; i++) {
                                        out[i] = in[i] * 3 + i;
                                    }
                                });
        Instance guest = store().instantiate(module, List.of(passing));
        long[] arguments = new long[MANY_VALUES];
        long[] expected = new long[MANY_VALUES];
        for (int i = 0; i < MANY_VALUES; i++) {
            arguments[i] = i + 1L;
            expected[i] = (i + 1) * 3L + i;
        }
        assertArrayEquals(expected, call(guest, "run", arguments));
    }

    private void assertLinksByPosition(List<String> names) {
        CompiledModule module = compile("wide", WideModules.importing(names));
        List<Extern> imports = new ArrayList<>();
        int expected = 0;
        for (int i = 0; i < names.size(); i++) {
            int digit = i;
            imports.add(store().host(TO_INT, (in, out) -> out[0] = digit));
            expected = expected * 31 + digit;
        }
        assertEquals(expected, callInt(store().instantiate(module, imports), "run"));
    }
}
