// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import java.time.Duration;
import java.util.Locale;

/** Writes amounts as options and configuration take them; the reverse of {@link dev.gantry.Quantity}. */
final class AmountText {
    private static final String SIZE_UNITS = "kmg";

    private AmountText() {}

    /** In the greatest unit that loses nothing: {@code 64k}. */
    static String size(long bytes) {
        long number = bytes;
        int unit = 0;
        while (number > 0 && number % 1024 == 0 && unit < SIZE_UNITS.length()) {
            number /= 1024;
            unit++;
        }
        return number + SIZE_UNITS.substring(Math.max(0, unit - 1), unit);
    }

    /** In the greatest unit that loses nothing: {@code 5m}. */
    static String time(Duration time) {
        if (time.toMillisPart() > 0) {
            return time.toMillis() + "ms";
        }
        if (time.toSecondsPart() > 0) {
            return time.toSeconds() + "s";
        }
        return time.toMinutesPart() > 0 ? time.toMinutes() + "m" : time.toHours() + "h";
    }

    /** With its digits in groups: {@code 1_000_000}. */
    static String fuel(long units) {
        return String.format(Locale.ROOT, "%,d", units).replace(',', '_');
    }
}
