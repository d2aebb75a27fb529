// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.engine.Engine;
import java.util.List;

/**
 * The engine that a guest runs on.
 *
 * @param reason why this one, in a few words
 * @param notes which better ones could not be used, a sentence each
 */
record ChosenEngine(Engine engine, String reason, List<String> notes) {
    ChosenEngine {
        notes = List.copyOf(notes);
    }
}
