// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.ExportType;
import dev.gantry.engine.ImportType;
import dev.gantry.wasm.ModuleReader;
import dev.gantry.wasm.NameSection;
import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.outline.ModuleOutline;
import dev.gantry.wasm.outline.Section;
import dev.gantry.wasm.outline.SectionKind;
import dev.gantry.wasm.validation.FunctionVisitor;
import dev.gantry.wasm.validation.ModuleModel;
import dev.gantry.wasm.validation.ModuleValidator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleRewriterTest {
    private static PreparedModule prepare(String module, PreparationOptions.Builder options) {
        return Preparation.prepare(module, Modules.read(module), options.build());
    }

    private static PreparationOptions.Builder metered() {
        return PreparationOptions.builder(PreparationMode.METERED);
    }

    private static PreparationOptions.Builder interruptible() {
        return PreparationOptions.builder(PreparationMode.INTERRUPTIBLE);
    }

    private static ModuleOutline rewritten(String module, PreparationOptions.Builder options) {
        return ModuleReader.read(module, prepare(module, options).wasm());
    }

    private static List<String> exports(ModuleOutline outline) {
        return outline.exports().stream().map(ExportType::name).toList();
    }

    /** Every instruction goes through the rewriter, which has nothing to add. */
    @ParameterizedTest
    @ValueSource(strings = {"regions", "everything", "exceptions"})
    void writesAnUnchangedFunctionByteByByte(String name) {
        PreparationOptions options = interruptible().build();
        byte[] wasm = Modules.read(name);
        ByteSink code = new ByteSink(16);
        ByteSink expected = new ByteSink(16);
        FunctionVisitor visitor =
                (module, body) -> {
                    FunctionRewriter rewriter =
                            new FunctionRewriter(
                                    options,
                                    module,
                                    body,
                                    Additions.to(module, options),
                                    new OffsetMap());
                    rewriter.rewriteEachInstruction(code);
                    expected.u32(body.end() - body.bodyStart());
                    expected.bytes(wasm, body.bodyStart(), body.end());
                };
        ModuleModel module = ModuleValidator.validate(name, wasm, visitor);

        assertTrue(module.functions() > 0);
        if (!name.equals("everything")) { // which grows its memory and its table
            assertArrayEquals(expected.toByteArray(), code.toByteArray());
        }
    }

    @Test
    void addsImportsBehindThoseOfTheGuest() {
        List<ImportType> imports = rewritten("everything", metered()).imports();

        assertEquals(3, imports.size());
        assertEquals("gantry:meter", imports.get(2).module());
        assertEquals("checkpoint", imports.get(2).name());
    }

    @Test
    void importsASharedMeterInOrder() {
        List<ImportType> imports = rewritten("everything", metered().sharedMeter(true)).imports();

        assertEquals(9, imports.size());
        assertEquals("global (mut i64)", imports.get(3).type().toString());
        assertEquals("global (mut i32)", imports.get(5).type().toString());
    }

    @Test
    void keepsTheExportsAndHidesItsOwnUnderUnusedNames() {
        List<String> exports = exports(rewritten("everything", metered()));

        assertEquals(List.of("one", "own", "gantry:taken"), exports.subList(0, 3));
        assertEquals("gantry:1:fuel", exports.get(3));
    }

    @Test
    void makesTheStartFunctionAnExport() {
        ModuleOutline outline = rewritten("everything", interruptible());

        assertTrue(outline.start().isEmpty());
        assertTrue(exports(outline).contains("gantry:1:start"));
    }

    @Test
    void keepsTheNamesOfFunctionsAtTheirNewIndices() {
        byte[] wasm = prepare("everything", metered()).wasm();

        Map<Integer, String> names =
                NameSection.functionNames(wasm, ModuleReader.read("everything", wasm));

        assertEquals("imported", names.get(0));
        assertEquals("one", names.get(2));
        assertEquals("begin", names.get(4));
    }

    @Test
    void leavesOutOtherCustomSections() {
        byte[] wasm = withCustomSection(Modules.read("everything"), ".debug_info");

        PreparedModule prepared = Preparation.prepare("module", wasm, metered().build());

        List<Section> custom =
                ModuleReader.read("module", prepared.wasm()).sections().stream()
                        .filter(section -> section.kind() == SectionKind.CUSTOM)
                        .toList();
        assertEquals(List.of("name"), custom.stream().map(Section::name).toList());
    }

    @Test
    void takesAMalformedNameSectionForNone() {
        byte[] wasm = withCustomSection(Modules.read("regions"), "name", 1, 0x7F, 5, 0, 1, 'x');

        PreparedModule prepared = Preparation.prepare("module", wasm, metered().build());

        ModuleOutline outline = ModuleReader.read("module", prepared.wasm());
        assertEquals(Map.of(), NameSection.functionNames(prepared.wasm(), outline));
    }

    private static byte[] withCustomSection(byte[] wasm, String name, int... content) {
        ByteSink section = new ByteSink(16);
        section.name(name);
        Arrays.stream(content).forEach(section::u8);
        ByteSink module = new ByteSink(wasm.length);
        module.bytes(wasm);
        module.u8(0);
        module.sized(section);
        return module.toByteArray();
    }

    @Test
    void givesModulesOneTypeSection() {
        List<PreparedModule> modules =
                List.of(
                        prepare("everything", metered().sharedMeter(true)),
                        prepare("exceptions", metered().sharedMeter(true)),
                        prepare("regions", metered().sharedMeter(true)));

        List<PreparedModule> unified = Preparation.withCommonTypes(modules);

        List<ModuleOutline> outlines =
                unified.stream().map(each -> ModuleReader.read("module", each.wasm())).toList();
        assertEquals(outlines.get(0).types(), outlines.get(1).types());
        assertEquals(outlines.get(0).types(), outlines.get(2).types());
        for (int i = 0; i < modules.size(); i++) {
            ModuleOutline before = ModuleReader.read("module", modules.get(i).wasm());
            assertEquals(before.imports(), outlines.get(i).imports());
            assertEquals(before.exports(), outlines.get(i).exports());
            assertEquals(before.spaces(), outlines.get(i).spaces());
        }
    }
}
