// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.tck.Guests;
import dev.gantry.tck.generator.SpecialModules;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuestFormTest {
    private static final String MARK = "mark";

    @Test
    void holdsNoCustomSectionButTheName() {
        byte[] wasm = rewritten(SpecialModules.withStaleNotes(Guests.bytes("recursion")));
        ModuleBytes module = new ModuleBytes("guest", wasm);
        long custom = module.sections().stream().filter(section -> section.id() == 0).count();
        assertEquals(1, custom);
        String names = new String(module.names(), StandardCharsets.UTF_8);
        assertEquals("\0\5\4" + MARK, names);
    }

    @Test
    void exportsMemoriesAndTablesThatGrow() {
        GuestForm form = form(Guests.bytes("two-tables"));
        assertEquals(List.of("gantry:0", "gantry:1"), names(form));
        Declarations declarations =
                new Declarations(new ModuleBytes("", rewritten(Guests.bytes("two-tables"))));
        assertEquals(
                List.of("grow", "grow_second", "gantry:0", "gantry:1"),
                declarations.exports().stream().map(Declarations.Export::name).toList());
    }

    @Test
    void exportsNothingThatIsExportedOrCannotGrow() {
        assertEquals(List.of(), names(form(Guests.bytes("growing-memory"))));
        assertEquals(List.of(), names(form(Guests.bytes("listing"))));
    }

    /** A guest cannot take a name first, or learn it from a clash. */
    @Test
    void choosesNamesThatTheGuestDoesNotHave() {
        byte[] wasm = SpecialModules.exporting(List.of("gantry:0", "gantry:'"));
        assertTrue(names(form(wasm)).stream().noneMatch(List.of("gantry:0")::contains));
    }

    @Test
    void leavesCodeAsItIs() {
        byte[] before = Guests.bytes("traps");
        byte[] after = rewritten(before);
        GuestForm form = form(before);
        var code = new ModuleBytes("", before).find(ModuleBytes.CODE).orElseThrow();
        int length = code.to() - code.start();
        byte[] moved = new byte[length];
        System.arraycopy(after, code.start() + (int) form.codeShift(), moved, 0, length);
        byte[] original = new byte[length];
        System.arraycopy(before, code.start(), original, 0, length);
        assertArrayEquals(original, moved);
    }

    private static List<String> names(GuestForm form) {
        return form.added().stream().map(Declarations.Export::name).toList();
    }

    private static GuestForm form(byte[] wasm) {
        ModuleBytes module = new ModuleBytes("guest", wasm);
        return new GuestForm(module, new Declarations(module), MARK);
    }

    private static byte[] rewritten(byte[] wasm) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ByteBuffer part : form(wasm).parts()) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            all.writeBytes(bytes);
        }
        return all.toByteArray();
    }
}
