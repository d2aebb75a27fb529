// SPDX-License-Identifier: Apache-2.0
package dev.gantry;

/**
 * Makes text that comes from a guest or a file safe to show: on one line, of bounded length, without
 * anything that a terminal would obey or that changes how the text around it reads.
 */
public final class GuestText {
    /** So many characters of a name are shown unless somebody asks for another number. */
    public static final int MAX_CHARACTERS = 120;

    /** So many characters of a whole message are shown. */
    public static final int MAX_MESSAGE_CHARACTERS = 1_000;

    private static final int REPLACEMENT = 0xFFFD;
    private static final String CUT = "…";

    private GuestText() {}

    /** At most {@link #MAX_CHARACTERS} characters of a text. */
    public static String clean(String text) {
        return clean(text, MAX_CHARACTERS);
    }

    /** At most {@link #MAX_MESSAGE_CHARACTERS} characters of a message that may quote a guest. */
    public static String cleanMessage(String message) {
        return clean(message, MAX_MESSAGE_CHARACTERS);
    }

    /**
     * At most so many characters of a text, and an ellipsis where there are more. Looks no further
     * than that, however long the text is.
     */
    public static String clean(String text, int maxCharacters) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), maxCharacters) + 1);
        int at = 0;
        for (int shown = 0; at < text.length() && shown < maxCharacters; shown++) {
            int character = text.codePointAt(at);
            clean.appendCodePoint(isSafe(character) ? character : REPLACEMENT);
            at += Character.charCount(character);
        }
        return at < text.length() ? clean.append(CUT).toString() : clean.toString();
    }

    /** The same between quotation marks; one inside gets a backslash before it. */
    public static String quote(String text) {
        return '"' + clean(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /**
     * Format characters are the ones that reorder text or cannot be seen; a lone surrogate is half a
     * character; what a private or unassigned character does is up to the terminal.
     */
    private static boolean isSafe(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
