// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;

/** What tests expect of a file that is refused. */
public final class Refusal {
    private Refusal() {}

    /** Reads the file as {@code x.wasm}, and expects this code and this message after the name. */
    public static InvalidModuleException refuses(byte[] wasm, ErrorCode code, String message) {
        InvalidModuleException refusal =
                assertThrows(InvalidModuleException.class, () -> ModuleReader.read("x.wasm", wasm));
        assertEquals(code + " x.wasm: " + message, refusal.code() + " " + refusal.getMessage());
        assertEquals("x.wasm", refusal.subject());
        return refusal;
    }
}
