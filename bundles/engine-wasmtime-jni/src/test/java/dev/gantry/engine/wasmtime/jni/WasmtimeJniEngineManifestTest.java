// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manifest says what the engine says; it is all there is of a bundle that does not resolve. */
class WasmtimeJniEngineManifestTest {
    private static final Path MANIFEST = Path.of("target", "classes", "META-INF", "MANIFEST.MF");

    private final WasmtimeJniEngine engine = new WasmtimeJniEngine();

    @Test
    void listsTheFeatures() throws IOException {
        Matcher features =
                Pattern.compile("features:List<String>=\"([A-Z_,0-9]+)\"").matcher(capability());
        assertTrue(features.find());
        assertEquals(
                engine.features(),
                Arrays.stream(features.group(1).split(","))
                        .map(EngineFeature::valueOf)
                        .collect(Collectors.toSet()));
    }

    @Test
    void saysWhomToTrust() throws IOException {
        assertEquals(Trust.TRUSTED_GUESTS_ONLY, engine.trust());
        assertTrue(capability().contains("trust=TRUSTED_GUESTS_ONLY"));
    }

    private static String capability() throws IOException {
        try (var in = Files.newInputStream(MANIFEST)) {
            return new Manifest(in).getMainAttributes().getValue("Provide-Capability");
        }
    }
}
