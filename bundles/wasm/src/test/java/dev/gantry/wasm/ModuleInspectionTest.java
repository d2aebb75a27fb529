// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm;

import static dev.gantry.wasm.WasmBytes.custom;
import static dev.gantry.wasm.WasmBytes.hex;
import static dev.gantry.wasm.WasmBytes.join;
import static dev.gantry.wasm.WasmBytes.module;
import static dev.gantry.wasm.WasmBytes.section;
import static dev.gantry.wasm.WasmBytes.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.wasm.outline.BinaryKind;
import dev.gantry.wasm.outline.Proposal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ModuleInspectionTest {
    private static final byte[] COMPONENT = hex("00 61 73 6d 0d 00 01 00");

    @Test
    void countsWhatAModuleDefines() {
        byte[] wasm =
                module(
                        section(1, "01 60 00 00"),
                        section(2, "01 00 00 00 00"),
                        section(3, "01 00"),
                        section(5, "01 00 01"),
                        section(6, "01 7f 00 41 00 0b"),
                        section(10, "01 05 00 41 00 1a 0b"),
                        section(11, "01 00 41 00 0b 02 61 62"));
        assertEquals(
                Optional.of(new ModuleInspection.Counts(1, 1, 7, 2)),
                ModuleInspection.of("x", wasm).details().map(ModuleInspection.Details::counts));
    }

    @Test
    void listsSectionsWithTheirSizes() {
        byte[] wasm = module(section(1, "01 60 00 00"), custom("note", hex("01 02 03")));
        assertEquals(
                List.of(
                        new ModuleInspection.SectionSize("type", "", 4),
                        new ModuleInspection.SectionSize("custom", "note", 3)),
                ModuleInspection.of("x", wasm).sections());
    }

    @Test
    void tellsTheProposalsThatAModuleUses() {
        byte[] wasm =
                module(
                        section(1, "01 60 00 00"),
                        section(3, "01 00"),
                        section(10, "01 08 00 41 00 c0 1a 12 00 0b"));
        assertEquals(
                Optional.of(Set.of(Proposal.SIGN_EXTENSION, Proposal.TAIL_CALLS)),
                ModuleInspection.of("x", wasm).details().map(ModuleInspection.Details::proposals));
    }

    @Test
    void readsProducers() {
        byte[] section = join(hex("01"), text("language"), hex("01"), text("Rust"), text("1.80"));
        assertEquals(
                List.of(new ModuleInspection.Producer("language", "Rust", "1.80")),
                ModuleInspection.of("x", module(custom("producers", section))).producers());
    }

    @Test
    void keepsProducersBeforeAMistake() {
        byte[] section = join(hex("02"), text("sdk"), hex("01"), text("a"), text("1"), hex("ff"));
        assertEquals(
                List.of(new ModuleInspection.Producer("sdk", "a", "1")),
                ModuleInspection.of("x", module(custom("producers", section))).producers());
    }

    @Test
    void tellsAComponentByItsCode() {
        byte[] wasm = join(COMPONENT, section(1, module()), section(11, "00"));
        assertEquals(BinaryKind.COMPONENT, ModuleInspection.of("x", wasm).kind());
    }

    @Test
    void tellsAWitPackageByHavingTypesAlone() {
        byte[] wasm =
                join(
                        COMPONENT,
                        custom("wit-component-encoding", hex("04 00")),
                        section(7, "00"),
                        section(11, "00"));
        assertEquals(BinaryKind.WIT_PACKAGE, ModuleInspection.of("x", wasm).kind());
    }

    @Test
    void inspectsTheComponentAmongTheGuests() {
        ModuleInspection component = ModuleInspection.of("x", WasmBytes.guest("component"));
        assertEquals(BinaryKind.COMPONENT, component.kind());
        assertEquals(Optional.empty(), component.details());
    }

    @Test
    void refusesComponentThatIsCut() {
        assertRefused(ErrorCode.TRUNCATED_MODULE, join(COMPONENT, hex("01 05 00")));
    }

    @Test
    void refusesUnknownSectionOfAComponent() {
        assertRefused(ErrorCode.MALFORMED_MODULE, join(COMPONENT, hex("0d 00")));
    }

    @Test
    void refusesModuleThatIsNotValid() {
        assertRefused(ErrorCode.INVALID_MODULE, module(section(8, "00")));
    }

    private static void assertRefused(ErrorCode code, byte[] wasm) {
        InvalidModuleException refusal =
                assertThrows(InvalidModuleException.class, () -> ModuleInspection.of("x", wasm));
        assertEquals(code, refusal.code());
    }
}
