// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeepStacksTest {
    /** Frames are largest where nothing is compiled, and smallest where everything is. */
    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:+TieredCompilation", "-XX:-TieredCompilation"})
    void leaveTheVirtualMachineAlive(String compilation) throws Exception {
        assertEquals("alive", new JavaProcess(compilation).lastWords(DeepStacks.class));
    }
}
