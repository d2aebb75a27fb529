// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.wasm.ModuleReader;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MeterModuleTest {
    @Test
    void exportsSixMutableGlobalsInOrder() {
        List<String> exports =
                ModuleReader.read("meter", MeterModule.bytes()).exports().stream()
                        .map(export -> export.name() + " " + export.type())
                        .toList();
        assertEquals(
                List.of(
                        "fuel global (mut i64)",
                        "mark global (mut i64)",
                        "depth global (mut i32)",
                        "pages global (mut i64)",
                        "entries global (mut i64)",
                        "reason global (mut i32)"),
                exports);
    }
}
