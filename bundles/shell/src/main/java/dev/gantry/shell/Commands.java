// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All commands of the shell, in the order of their help. */
public record Commands(List<Command> all) {
    public Commands {
        all = List.copyOf(all);
    }

    public Optional<Command> find(String name) {
        return all.stream()
                .filter(command -> command.declaration().name().equals(name))
                .findFirst();
    }

    public List<Declaration> declarations() {
        return all.stream().map(Command::declaration).toList();
    }

    public List<String> names() {
        return declarations().stream().map(Declaration::name).toList();
    }

    /** There is no such command; the message names the nearest of these. */
    public static GantryException unknown(String name, Collection<String> known) {
        String message = "unknown command '" + GuestText.clean(name) + "'";
        return new GantryException(
                ErrorCode.UNKNOWN_COMMAND,
                name,
                Spelling.nearest(name, known)
                        .map(nearest -> message + "; did you mean '" + nearest + "'?")
                        .orElse(message));
    }
}
