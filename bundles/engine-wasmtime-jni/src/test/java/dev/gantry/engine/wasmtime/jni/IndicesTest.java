// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.InvalidModuleException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine adds to a module stands one past the end of what the module has. */
class IndicesTest {
    /** A function without parameters and results, a table, a memory; the function grows the memory. */
    private static final String BEFORE_CODE =
            "010401600000" + "03020100" + "0404017000" + "01" + "0503010001";

    private final WasmtimeJniEngine engine = new WasmtimeJniEngine();

    @AfterEach
    void stop() {
        engine.stop();
    }

    @Test
    void letCodeNameWhatIsThere() {
        engine.compile(growing("1000" + "41001100" + "00"), CompileOptions.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1001", // call of function 1
                "d2011a", // ref.func 1
                "41001101" + "00", // call_indirect of type 1
                "41001100" + "01", // call_indirect through table 1
                "410025011a", // table.get of table 1
                "4100d0702601", // table.set of table 1
                "fc10011a", // table.size of table 1
                "d0704100fc0f011a", // table.grow of table 1
                "d0704100fc0fffffffff0f1a", // table.grow of the last table that can be
                "4100d0704100fc1101", // table.fill of table 1
                "410041004100fc0e0001", // table.copy from table 1
                "410041004100fc0c0001", // table.init of table 1
                "02010b" // block of type 1
            })
    void letItNameNothingElse(String code) {
        InvalidModuleException refusal =
                assertThrows(
                        InvalidModuleException.class,
                        () -> engine.compile(growing(code), CompileOptions.DEFAULT));
        assertEquals(ErrorCode.INVALID_MODULE, refusal.code());
        assertTrue(refusal.describe().contains("that is not there"), refusal.describe());
    }

    /** A body with this code, after which it grows the memory by nothing. */
    private static byte[] growing(String code) {
        String body = "00" + code + "410040001a" + "0b";
        String section = "01" + hex(body.length() / 2) + body;
        return TestGuest.module(BEFORE_CODE + "0a" + hex(section.length() / 2) + section);
    }

    private static String hex(int small) {
        return String.format("%02x", small);
    }
}
