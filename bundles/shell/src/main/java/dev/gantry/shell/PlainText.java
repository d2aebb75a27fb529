// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

/** Makes text that may come from a guest fit for one line of a message. */
public final class PlainText {
    private static final int LONGEST = 1000;

    private PlainText() {}

    /** Without control characters, and of bounded length. */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(point -> Printable.isPrintable(point) ? point : ' ')
                .forEach(clean::appendCodePoint);
        return text.length() > LONGEST ? clean.append("...").toString() : clean.toString();
    }
}
