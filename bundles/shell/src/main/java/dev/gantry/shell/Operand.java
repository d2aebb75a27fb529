// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

/** A word of a command line that is no option. */
public record Operand(String name, String description, Choices choices, Arity arity) {
    /** How many words it stands for. */
    public enum Arity {
        ONE,
        OPTIONAL,
        /** Everything that is left, options or not; one leading {@code --} is dropped. */
        REST
    }

    /** As it stands in a usage line: {@code FILE}, {@code [FN]}, {@code [ARGS...]}. */
    public String form() {
        return switch (arity) {
            case ONE -> name;
            case OPTIONAL -> "[" + name + "]";
            case REST -> "[" + name + "...]";
        };
    }
}
