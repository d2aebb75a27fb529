// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The modules of these tests, each beside its source. */
public final class Modules {
    private Modules() {}

    /** The module of this name. */
    public static byte[] read(String name) {
        try (InputStream in = Modules.class.getResourceAsStream(name + ".wasm")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
