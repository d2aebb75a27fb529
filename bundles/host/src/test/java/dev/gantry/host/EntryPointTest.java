// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.guest.Invocation;
import dev.gantry.wasm.ModuleReader;
import dev.gantry.wasm.outline.ModuleOutline;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EntryPointTest {
    /** Exports {@code add(i32, i64) -> i32} and {@code none() -> nothing}. */
    private static final ModuleOutline OUTLINE =
            ModuleReader.read(
                    "test",
                    HexFormat.of()
                            .parseHex(
                                    "0061736d01000000010a0260027f7e017f6000000303020001070e0203616464"
                                            + "0000046e6f6e6500010a0902040041000b02000b"));

    private static EntryPoint invoke(String function, String... arguments) {
        return EntryPoint.of(
                "test", OUTLINE, Optional.of(new Invocation(function, List.of(arguments))));
    }

    private static GantryException refused(String function, String... arguments) {
        return assertThrows(GantryException.class, () -> invoke(function, arguments));
    }

    @Test
    void readsArgumentsByTheTypesOfTheFunction() {
        EntryPoint entry = invoke("add", "0xff", "-1");
        assertEquals(255, entry.arguments().get(0).bits());
        assertEquals(-1, entry.arguments().get(1).bits());
    }

    @Test
    void tooFewArgumentsAreRefusedWithTheSignature() {
        GantryException refused = refused("add", "1");
        assertEquals(ErrorCode.BAD_ARGUMENT, refused.code());
        assertTrue(refused.describe().contains("(i32, i64) -> i32"), refused.describe());
    }

    @Test
    void tooManyArgumentsAreRefused() {
        assertEquals(ErrorCode.BAD_ARGUMENT, refused("none", "1").code());
    }

    @Test
    void anArgumentOfAnotherTypeIsNamed() {
        GantryException refused = refused("add", "1", "two");
        assertEquals(ErrorCode.BAD_ARGUMENT, refused.code());
        assertTrue(refused.describe().contains("argument 2"), refused.describe());
    }

    @Test
    void anUnknownExportListsTheExports() {
        GantryException refused = refused("ad");
        assertEquals(ErrorCode.UNKNOWN_EXPORT, refused.code());
        assertTrue(refused.describe().contains("none() -> nothing"), refused.describe());
    }

    @Test
    void aModuleWithoutStartListsTheExports() {
        GantryException refused =
                assertThrows(
                        GantryException.class,
                        () -> EntryPoint.of("test", OUTLINE, Optional.empty()));
        assertEquals(ErrorCode.NO_ENTRY_POINT, refused.code());
        assertTrue(refused.describe().contains("add"), refused.describe());
    }
}
