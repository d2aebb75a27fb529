// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.WasmFrame;
import dev.gantry.tck.generator.SpecialModules;
import dev.gantry.wasm.preparation.MeterNames;
import dev.gantry.wasm.preparation.Preparation;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparedModule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A guest neither reaches the meter nor sees it. */
abstract class MeterSecrecyContract extends LimitsTest {
    MeterSecrecyContract(LimitsContract contract) {
        super(contract);
    }

    /** Case 1. */
    @Test
    void refusesToSetTheGlobalPastTheLast() {
        assertInvalid(SpecialModules.setsGlobalPastTheLast());
    }

    /** Case 2. */
    @Test
    void refusesToSetTheLocalPastTheLast() {
        assertInvalid(SpecialModules.setsLocalPastTheLast());
    }

    /** Case 3. */
    @Test
    void refusesToImportTheMeter() {
        assertFails(
                InvalidModuleException.class,
                ErrorCode.RESERVED_IMPORT,
                () -> compile("takes-meter"));
    }

    /** Case 4. */
    @Test
    void hidesTheMeterFromAGuestThatHasAllItsNames() {
        Set<String> taken = new TreeSet<>(namesOf(SpecialModules.exporting(List.of("any"))));
        taken.addAll(namesOf(SpecialModules.exporting(taken)));
        var module = compile("squatter", SpecialModules.exporting(taken));
        List<String> exports = module.exports().stream().map(ExportType::name).toList();
        assertEquals(List.copyOf(taken), exports);
        var guest = store().instantiate(module, List.of());
        for (String name : taken) {
            assertEquals(42, global(guest, name).get(), name);
        }
        for (String name : namesOf(SpecialModules.exporting(taken))) {
            assertTrue(guest.export(name).isEmpty(), name);
        }
    }

    /** Case 34. */
    @Test
    void showsNoWrongNamesWhereTheNotesOfAModuleAreBad() {
        byte[] wasm = SpecialModules.withStaleNotes(Guests.bytes("start-traps"));
        TrapException trap = assertTraps(TrapCode.UNREACHABLE, () -> instantiate(wasm));
        for (WasmFrame frame : trap.frames()) {
            assertTrue(Set.of("", "begin").contains(frame.function()), frame.toString());
        }
    }

    /** An export may have an empty name; nobody calls it unasked. */
    @Test
    void takesAnExportWithoutANameForNoStartSection() {
        Instance guest = instantiate("empty-name");

        assertEquals(0, callInt(guest, "called"));
        assertTrue(guest.function("").isPresent());
    }

    private void assertInvalid(byte[] wasm) {
        assertFails(
                InvalidModuleException.class, ErrorCode.INVALID_MODULE, () -> instantiate(wasm));
    }

    private List<String> namesOf(byte[] wasm) {
        PreparedModule prepared =
                Preparation.prepare("names", wasm, options(PreparationMode.METERED).build());
        MeterNames names = prepared.facts().meter().orElseThrow();
        return List.of(
                names.fuel(),
                names.mark(),
                names.depth(),
                names.pages(),
                names.entries(),
                names.reason());
    }
}
