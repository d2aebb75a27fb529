// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was given to a command.
 *
 * @param options the values by the option's name; a switch that is given has one empty value
 * @param operands the words that are no options, in order
 */
public record Arguments(Map<String, List<String>> options, List<String> operands) {
    public Arguments {
        options = Map.copyOf(options);
        operands = List.copyOf(operands);
    }

    /** Whether the option was given. */
    public boolean has(String option) {
        return options.containsKey(option);
    }

    public Optional<String> value(String option) {
        return values(option).stream().findFirst();
    }

    public List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }

    /** The operand at this place, from 0. */
    public Optional<String> operand(int place) {
        return place < operands.size() ? Optional.of(operands.get(place)) : Optional.empty();
    }

    /** The operand at this place, which the declaration demands. */
    public String demanded(int place) {
        return operand(place)
                .orElseThrow(() -> new IllegalStateException("the parser let a gap through"));
    }

    /** What is left from this place on, for a guest; one leading {@code --} is dropped. */
    public List<String> rest(int place) {
        if (place >= operands.size()) {
            return List.of();
        }
        List<String> rest = operands.subList(place, operands.size());
        return rest.get(0).equals("--") ? rest.subList(1, rest.size()) : rest;
    }

    /** A mistake in a command line. */
    public static GantryException mistake(String subject, String message, String hint) {
        return new GantryException(ErrorCode.USAGE, subject, message, hint, null);
    }
}
