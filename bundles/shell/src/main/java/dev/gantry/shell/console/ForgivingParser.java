// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import java.util.List;
import org.apache.felix.gogo.jline.Parser;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.SyntaxError;

/** Gogo's parser, without its failure where a completion holds a blank. */
final class ForgivingParser implements org.jline.reader.Parser {
    private final org.jline.reader.Parser gogo = new Parser();

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) throws SyntaxError {
        ParsedLine parsed = gogo.parse(line, cursor, context);
        return parsed instanceof CompletingParsedLine completing
                ? new Forgiving(completing)
                : parsed;
    }

    private record Forgiving(CompletingParsedLine gogo) implements CompletingParsedLine {
        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            try {
                return gogo.escape(candidate, complete);
            } catch (IndexOutOfBoundsException e) {
                // Gogo counts wrongly where something has to be escaped.
                return candidate.toString().replaceAll("[\\s'\"\\\\$|;{}()<>]", "\\\\$0");
            }
        }

        @Override
        public int rawWordCursor() {
            return gogo.rawWordCursor();
        }

        @Override
        public int rawWordLength() {
            return gogo.rawWordLength();
        }

        @Override
        public String word() {
            return gogo.word();
        }

        @Override
        public int wordCursor() {
            return gogo.wordCursor();
        }

        @Override
        public int wordIndex() {
            return gogo.wordIndex();
        }

        @Override
        public List<String> words() {
            return gogo.words();
        }

        @Override
        public String line() {
            return gogo.line();
        }

        @Override
        public int cursor() {
            return gogo.cursor();
        }
    }
}
