// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import dev.gantry.GuestText;

/** Text of guests as a record holds it. */
final class RecordText {
    private static final int MAX_WORDS = 256;
    private static final int MAX_NAME = 400;
    private static final int TAIL = 120;
    private static final String CUT = "…";

    private RecordText() {}

    /** What describes something. */
    static String words(String text) {
        return GuestText.clean(text, MAX_WORDS);
    }

    /**
     * What names something, cut in the middle: no guest shall hide what a path ends in behind a long
     * beginning.
     */
    static String name(String text) {
        int characters = text.codePointCount(0, text.length());
        if (characters <= MAX_NAME) {
            return GuestText.clean(text, MAX_NAME);
        }
        int head = MAX_NAME - TAIL - CUT.length();
        String begin = text.substring(0, text.offsetByCodePoints(0, head));
        String end = text.substring(text.offsetByCodePoints(text.length(), -TAIL));
        return GuestText.clean(begin + CUT + end, MAX_NAME);
    }
}
