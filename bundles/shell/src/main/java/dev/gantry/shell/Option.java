// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

/**
 * One option of a command.
 *
 * @param name without the dashes; a single letter is written with one dash
 * @param value what its value is and by default is
 * @param repeatable whether it may be given more than once
 */
public record Option(String name, String description, Value value, boolean repeatable) {
    /**
     * What follows an option.
     *
     * @param placeholder what help calls it; empty: the option is a switch and takes none
     * @param standard what holds where the option is not given, in words; empty: nothing
     */
    public record Value(String placeholder, Choices choices, String standard) {
        private static final Value NONE = new Value("", Choices.anything(), "");
    }

    /** An option that is there or not. */
    public static Option flag(String name, String description) {
        return new Option(name, description, Value.NONE, false);
    }

    /** An option with a value. */
    public static Option value(
            String name, String placeholder, Choices choices, String description) {
        return new Option(name, description, new Value(placeholder, choices, ""), false);
    }

    /** The same option, with what holds where it is not given. */
    public Option standard(String text) {
        Value same = new Value(value.placeholder(), value.choices(), text);
        return new Option(name, description, same, repeatable);
    }

    /** The same option, which may be given more than once. */
    public Option repeated() {
        return new Option(name, description, value, true);
    }

    public boolean takesValue() {
        return !value.placeholder().isEmpty();
    }

    /** As it stands on a command line: {@code --engine}. */
    public String spelling() {
        return name.length() == 1 ? "-" + name : "--" + name;
    }

    /** The spelling with the placeholder: {@code --engine ID}. */
    public String form() {
        return takesValue() ? spelling() + " " + value.placeholder() : spelling();
    }
}
