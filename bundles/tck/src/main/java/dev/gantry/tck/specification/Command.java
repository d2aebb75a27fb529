// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One command of a script.
 *
 * @param folder where the binaries are that it names
 */
record Command(JsonObject json, Path folder) {
    String type() {
        return json.text("type");
    }

    int line() {
        return Integer.parseInt(json.text("line"));
    }

    /** What an assertion says about the failure that it wants; else empty. */
    String text() {
        return json.find("text").orElse("");
    }

    /** The export that it is about; empty if there is none. */
    String function() {
        return json.has("action") ? json.object("action").text("field") : "";
    }

    /** Whether it names a module, and not only the text of one. */
    boolean hasBinary() {
        return binary().isPresent();
    }

    byte[] wasm() {
        try {
            return Files.readAllBytes(folder.resolve(binary().orElseThrow()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> binary() {
        boolean binary = json.find("module_type").filter("binary"::equals).isPresent();
        return binary ? json.find("filename") : json.find("binary_filename");
    }
}
