// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import dev.gantry.shell.Suggestions;
import dev.gantry.shell.Suggestions.Offer;
import dev.gantry.shell.Suggestions.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jline.builtins.Completers.FilesCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** Offers JLine what the declarations say, and the names of commands that other bundles brought. */
final class ConsoleCompleter implements Completer {
    private final Suggestions suggestions;
    private final GogoSession session;

    ConsoleCompleter(Suggestions suggestions, GogoSession session) {
        this.suggestions = suggestions;
        this.session = session;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before = new ArrayList<>(line.words().subList(0, line.wordIndex()));
        if (!before.isEmpty()) {
            before.set(0, withoutScope(before.get(0)));
        }
        Offer offer = suggestions.at(before, line.word());
        Set<String> offered = new HashSet<>();
        for (Suggestion suggestion : offer.words()) {
            offered.add(suggestion.word());
            candidates.add(candidate(suggestion.word(), suggestion.meaning()));
        }
        if (before.isEmpty()) {
            session.names().stream()
                    .filter(offered::add)
                    .forEach(name -> candidates.add(candidate(name, "")));
        }
        if (offer.files()) {
            new FilesCompleter(() -> session.session().currentDir())
                    .complete(reader, line, candidates);
        }
    }

    private static String withoutScope(String command) {
        String prefix = GogoCommands.SCOPE + ":";
        return command.startsWith(prefix) ? command.substring(prefix.length()) : command;
    }

    private static Candidate candidate(String word, String meaning) {
        @Nullable String description = meaning.isEmpty() ? null : meaning;
        return new Candidate(word, word, null, description, null, null, true);
    }
}
