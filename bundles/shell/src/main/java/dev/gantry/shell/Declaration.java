// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that there is to say about a command. Parsing, help, completion and documents come from it. */
public final class Declaration {
    /** Options that every command takes. */
    private static final List<Option> COMMON =
            List.of(
                    Option.flag("json", "prints exactly one JSON object"),
                    Option.flag("quiet", "prints results and errors only"),
                    Option.flag("debug", "shows the Java stack of an error"),
                    Option.flag("help", "shows this help"));

    /** A command line that works, without the program's name, and what it does. */
    public record Example(String commandLine, String meaning) {}

    /** One exit code, or a range of them, and what it means here. */
    public record Exit(String code, String meaning) {}

    private final String name;
    private final String summary;
    private final List<Option> options;
    private final List<Operand> operands;
    private final List<Example> examples;
    private final List<Exit> exits;

    private Declaration(Builder builder) {
        this.name = builder.name;
        this.summary = builder.summary;
        this.options = Stream.concat(builder.options.stream(), COMMON.stream()).toList();
        this.operands = List.copyOf(builder.operands);
        this.examples = List.copyOf(builder.examples);
        this.exits = List.copyOf(builder.exits);
    }

    /**
     * Starts a declaration.
     *
     * @param summary one line that starts with a verb and has no full stop
     */
    public static Builder builder(String name, String summary) {
        return new Builder(name, summary);
    }

    public String name() {
        return name;
    }

    public String summary() {
        return summary;
    }

    /** Its own options, then the common ones. */
    public List<Option> options() {
        return options;
    }

    public List<Operand> operands() {
        return operands;
    }

    public List<Example> examples() {
        return examples;
    }

    public List<Exit> exits() {
        return exits;
    }

    /** Finds an option as it was written, dashes included. */
    public Optional<Option> option(String spelling) {
        return options.stream().filter(option -> option.spelling().equals(spelling)).findFirst();
    }

    /** Whether everything after the other operands is left alone. */
    public boolean takesRest() {
        return operands.stream().anyMatch(operand -> operand.arity() == Operand.Arity.REST);
    }

    /** Collects a declaration. */
    public static final class Builder {
        private final String name;
        private final String summary;
        private final List<Option> options = new ArrayList<>();
        private final List<Operand> operands = new ArrayList<>();
        private final List<Example> examples = new ArrayList<>();
        private final List<Exit> exits = new ArrayList<>();

        private Builder(String name, String summary) {
            this.name = name;
            this.summary = summary;
        }

        public Builder options(Option... more) {
            options.addAll(List.of(more));
            return this;
        }

        public Builder options(List<Option> more) {
            options.addAll(more);
            return this;
        }

        public Builder operand(String operand, String description, Choices choices) {
            operands.add(new Operand(operand, description, choices, Operand.Arity.ONE));
            return this;
        }

        public Builder optional(String operand, String description, Choices choices) {
            operands.add(new Operand(operand, description, choices, Operand.Arity.OPTIONAL));
            return this;
        }

        public Builder rest(String operand, String description) {
            operands.add(new Operand(operand, description, Choices.FILES, Operand.Arity.REST));
            return this;
        }

        public Builder example(String commandLine, String meaning) {
            examples.add(new Example(commandLine, meaning));
            return this;
        }

        /** An exit code that means something of its own here. */
        public Builder exit(String code, String meaning) {
            exits.add(new Exit(code, meaning));
            return this;
        }

        /** Exit codes with their usual meaning. */
        public Builder exits(ExitCode... codes) {
            for (ExitCode code : codes) {
                exit(Integer.toString(code.number()), code.meaning());
            }
            return this;
        }

        public Declaration build() {
            return new Declaration(this);
        }
    }
}
