// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A script of the specification's tests.
 *
 * @param name of its file
 */
record Script(String name, List<Command> commands) {
    /**
     * Has a script in the text format translated.
     *
     * @param folder an empty one, for the binaries
     */
    static Script translate(Path wasmTools, Path file, Path folder) throws IOException {
        Path json = folder.resolve("commands.json");
        int exit =
                Tool.run(
                        wasmTools.toString(),
                        "json-from-wast",
                        file.toString(),
                        "--wasm-dir",
                        folder.toString(),
                        "-o",
                        json.toString());
        if (exit != 0) {
            throw new IOException("wasm-tools cannot translate " + file);
        }
        List<Command> commands =
                Json.read(Files.readString(json)).objects("commands").stream()
                        .map(object -> new Command(object, folder))
                        .toList();
        return new Script(file.getFileName().toString(), commands);
    }
}
