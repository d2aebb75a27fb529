// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

/** Which characters may reach a terminal that is not the guest's own. */
final class Printable {
    private Printable() {}

    /** False for controls, for what reverses the direction of text, and for half characters. */
    static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.FORMAT -> !reversesText(point);
            default -> true;
        };
    }

    private static boolean reversesText(int point) {
        return point == 0x061C
                || (point >= 0x200E && point <= 0x200F)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
