// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

/** Text that a guest chose, made fit for a message: short, and without control characters. */
final class GuestText {
    private static final int MAX_LENGTH = 120;

    private GuestText() {}

    static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(MAX_LENGTH)
                .forEach(point -> clean.appendCodePoint(isPlain(point) ? point : '\ufffd'));
        return text.codePointCount(0, text.length()) > MAX_LENGTH
                ? clean.append('\u2026').toString()
                : clean.toString();
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
