// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.GuestText;
import dev.gantry.Spelling;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the words of one command line by the command's declaration.
 *
 * <p>{@code --opt value} and {@code --opt=value} mean the same. {@code --} ends the options; so does
 * the first operand of a command that passes words on to a guest.
 */
public final class ArgumentParser {
    private final Declaration declaration;
    private final Deque<String> words;
    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();
    private String lastTaken = "";

    private ArgumentParser(Declaration declaration, List<String> words) {
        this.declaration = declaration;
        this.words = new ArrayDeque<>(words);
    }

    /**
     * Sorts words into options and operands.
     *
     * @throws dev.gantry.GantryException USAGE, naming the nearest option where there is one
     */
    public static Arguments parse(Declaration declaration, List<String> words) {
        return new ArgumentParser(declaration, words).parse();
    }

    private Arguments parse() {
        boolean optionsMayFollow = true;
        while (!words.isEmpty()) {
            String word = words.remove();
            if (!optionsMayFollow || !isOption(word)) {
                operands.add(word);
                optionsMayFollow = optionsMayFollow && !declaration.takesRest();
            } else if (word.equals("--")) {
                optionsMayFollow = false;
            } else {
                option(word);
            }
        }
        Arguments arguments = new Arguments(options, operands);
        if (!arguments.has("help")) {
            checkOperands();
        }
        return arguments;
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && word.startsWith("-");
    }

    private void option(String word) {
        int equals = word.indexOf('=');
        String spelling = equals < 0 ? word : word.substring(0, equals);
        Option option =
                declaration
                        .option(spelling)
                        .orElseThrow(() -> mistake(unknown("option", spelling, spellings())));
        List<String> values = options.computeIfAbsent(option.name(), name -> new ArrayList<>());
        if (option.takesValue()) {
            if (!values.isEmpty() && !option.repeatable()) {
                throw mistake(spelling + " may be given only once");
            }
            values.add(value(option, equals < 0 ? next(option) : word.substring(equals + 1)));
        } else if (equals >= 0) {
            throw mistake(spelling + " takes no value");
        } else {
            values.add("");
        }
    }

    private String next(Option option) {
        if (words.isEmpty()) {
            throw mistake(option.spelling() + " needs a value: " + option.form());
        }
        String word = words.remove();
        if (words.isEmpty()) {
            lastTaken =
                    "; '" + GuestText.clean(word) + "' was taken as the value of " + option.form();
        }
        return word;
    }

    private String value(Option option, String value) {
        Choices choices = option.value().choices();
        if (value.isEmpty()) {
            throw mistake(option.spelling() + " has an empty value");
        }
        if (!choices.accepts(value)) {
            throw mistake(unknown("value of " + option.spelling(), value, choices.words()));
        }
        return value;
    }

    private void checkOperands() {
        int place = 0;
        for (Operand operand : declaration.operands()) {
            if (operand.arity() == Operand.Arity.REST) {
                return;
            }
            if (place >= operands.size()) {
                if (operand.arity() == Operand.Arity.ONE) {
                    throw mistake(operand.name() + " is missing" + whereItMayHaveGone(operand));
                }
                return;
            }
            String word = operands.get(place++);
            if (!operand.choices().accepts(word)) {
                throw mistake(unknown(operand.name(), word, operand.choices().words()));
            }
        }
        if (place < operands.size()) {
            throw mistake(
                    "'" + GuestText.clean(operands.get(place)) + "' is one argument too many");
        }
    }

    /** Who forgets a value gives the file to the option in front of it. */
    private String whereItMayHaveGone(Operand operand) {
        return operand.choices().source() == Choices.Source.FILES ? lastTaken : "";
    }

    private List<String> spellings() {
        return declaration.options().stream().map(Option::spelling).toList();
    }

    private static String unknown(String what, String word, List<String> known) {
        String message = "unknown " + what + " '" + GuestText.clean(word) + "'";
        return Spelling.nearest(word, known)
                .or(() -> onlyOneThatBegins(word, known))
                .map(nearest -> message + "; did you mean '" + nearest + "'?")
                .orElse(message);
    }

    /** Two dashes alone begin everything. */
    private static Optional<String> onlyOneThatBegins(String prefix, List<String> known) {
        List<String> begun = known.stream().filter(word -> word.startsWith(prefix)).toList();
        return begun.size() == 1 && prefix.length() > 2
                ? Optional.of(begun.get(0))
                : Optional.empty();
    }

    private RuntimeException mistake(String message) {
        String hint = "usage: " + HelpText.usage(declaration) + "; --help says more";
        return Arguments.mistake(declaration.name(), message, hint);
    }
}
