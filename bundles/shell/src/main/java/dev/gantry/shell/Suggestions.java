// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.guest.EngineStatus;
import dev.gantry.guest.Guests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What may stand at one place of a command line that is being typed. Knows no terminal. */
public final class Suggestions {
    private final Commands commands;
    private final Container container;

    public Suggestions(Commands commands, Container container) {
        this.commands = commands;
        this.container = container;
    }

    /** One word to offer and, perhaps, what it means. */
    public record Suggestion(String word, String meaning) {}

    /**
     * All that may stand at a place, whatever has been typed of it.
     *
     * @param files whether names of files may stand there too
     */
    public record Offer(List<Suggestion> words, boolean files) {
        static final Offer NOTHING = new Offer(List.of(), false);
    }

    /**
     * What may stand behind the words so far.
     *
     * @param before the words before the place, the command first
     * @param typed what has been typed of the word at the place
     */
    public Offer at(List<String> before, String typed) {
        if (before.isEmpty()) {
            return new Offer(commandNames(), false);
        }
        return commands.find(before.get(0))
                .map(command -> arguments(command.declaration(), before, typed))
                .orElse(new Offer(List.of(), true));
    }

    private Offer arguments(Declaration declaration, List<String> before, String typed) {
        Optional<Option> asked = declaration.option(before.get(before.size() - 1));
        int operands = countOperands(declaration, before);
        boolean optionsMayFollow = operands == 0 || !declaration.takesRest();
        if (optionsMayFollow && asked.filter(Option::takesValue).isPresent()) {
            return offer(asked.get().value().choices(), "");
        }
        if (optionsMayFollow && typed.startsWith("-")) {
            return typed.contains("=") ? attached(declaration, typed) : options(declaration);
        }
        return declaration.operands().stream()
                .skip(operands)
                .findFirst()
                .or(() -> lastIfRest(declaration))
                .map(operand -> offer(operand.choices(), ""))
                .orElse(Offer.NOTHING);
    }

    /** Values that are typed behind an equals sign keep the option in front of them. */
    private Offer attached(Declaration declaration, String typed) {
        String spelling = typed.substring(0, typed.indexOf('='));
        return declaration
                .option(spelling)
                .filter(Option::takesValue)
                .map(option -> offer(option.value().choices(), spelling + "="))
                .orElse(Offer.NOTHING);
    }

    private static Offer options(Declaration declaration) {
        return new Offer(
                declaration.options().stream()
                        .map(option -> new Suggestion(option.spelling(), option.description()))
                        .toList(),
                false);
    }

    private static Optional<Operand> lastIfRest(Declaration declaration) {
        return declaration.operands().stream()
                .filter(operand -> operand.arity() == Operand.Arity.REST)
                .findFirst();
    }

    private static int countOperands(Declaration declaration, List<String> before) {
        int operands = 0;
        for (int i = 1; i < before.size(); i++) {
            String word = before.get(i);
            if (word.startsWith("-") && (operands == 0 || !declaration.takesRest())) {
                boolean valueFollows =
                        declaration.option(word).filter(Option::takesValue).isPresent();
                i += valueFollows ? 1 : 0;
            } else {
                operands++;
            }
        }
        return operands;
    }

    private Offer offer(Choices choices, String prefix) {
        List<Suggestion> words = new ArrayList<>();
        choices.words().forEach(word -> words.add(new Suggestion(word, "")));
        words.addAll(
                switch (choices.source()) {
                    case NONE, FILES -> List.of();
                    case COMMANDS -> commandNames();
                    case ENGINES -> engineIds(engine -> engine.use().usable());
                    case KNOWN_ENGINES -> engineIds(engine -> true);
                });
        return new Offer(
                words.stream()
                        .map(word -> new Suggestion(prefix + word.word(), word.meaning()))
                        .toList(),
                choices.source() == Choices.Source.FILES && prefix.isEmpty());
    }

    private List<Suggestion> commandNames() {
        return commands.declarations().stream()
                .map(command -> new Suggestion(command.name(), command.summary()))
                .toList();
    }

    private List<Suggestion> engineIds(Predicate<EngineStatus> wanted) {
        Stream<EngineStatus> engines =
                container.guests().map(Guests::engines).stream().flatMap(List::stream);
        return engines.filter(wanted)
                .map(engine -> new Suggestion(engine.id(), engine.use().reason()))
                .toList();
    }
}
