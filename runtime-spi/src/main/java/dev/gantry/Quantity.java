// SPDX-License-Identifier: Apache-2.0
package dev.gantry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads amounts as people write them in options and configuration. A text that is not understood, or
 * that means nothing sensible, is an {@link IllegalArgumentException} whose message says in words what
 * would be.
 */
public final class Quantity {
    /** More characters are never needed, and are not looked at. */
    private static final int LONGEST = 40;

    private static final BigInteger MOST_BYTES = BigInteger.ONE.shiftLeft(53);
    private static final BigInteger MOST_FUEL = BigInteger.ONE.shiftLeft(62);
    private static final BigInteger MOST_MILLIS =
            BigInteger.valueOf(Duration.ofDays(36_525).toMillis());

    private static final String SIZE_FORM = "a size is a number of bytes, or one with k, m or g";
    private static final String FUEL_FORM =
            "fuel is a whole number such as 500000, 1_000_000 or 1e9";
    private static final String TIME_FORM =
            "a time is a number of seconds, or one with ms, s, m or h";

    private static final Pattern SIZE = Pattern.compile("(\\d+)([kmg]?)");
    private static final Pattern FUEL = Pattern.compile("(\\d+(?:_\\d+)*)(?:e(\\d{1,2}))?");
    private static final Pattern COUNT = Pattern.compile("\\d+(?:_\\d+)*");
    private static final int MOST = 999_999_999;
    private static final Pattern TIME = Pattern.compile("(\\d+)(ms|s|m|h)?");

    private Quantity() {}

    /** A size of at least one byte: {@code 65536}, {@code 64k}, {@code 1g}; units are powers of 1024. */
    public static long bytes(String text) {
        Matcher parts = match(SIZE, text, SIZE_FORM);
        BigInteger bytes = new BigInteger(parts.group(1)).shiftLeft(shift(parts.group(2)));
        return within(BigInteger.ONE, bytes, MOST_BYTES, "a size");
    }

    /** An amount of fuel, which may be zero: {@code 500000}, {@code 1_000_000}, {@code 1e9}. */
    public static long fuel(String text) {
        Matcher parts = match(FUEL, text, FUEL_FORM);
        BigDecimal mantissa = new BigDecimal(parts.group(1).replace("_", ""));
        int zeros = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        BigInteger fuel = mantissa.scaleByPowerOfTen(zeros).toBigIntegerExact();
        return within(BigInteger.ZERO, fuel, MOST_FUEL, "fuel");
    }

    /** A whole number up to {@value #MOST}, which may be zero: {@code 64}, {@code 100_000}. */
    public static int count(String text) {
        Matcher parts = match(COUNT, text, "a whole number such as 64 or 100_000");
        BigInteger count = new BigInteger(parts.group().replace("_", ""));
        return (int) within(BigInteger.ZERO, count, BigInteger.valueOf(MOST), "a count");
    }

    /** A time of at least a millisecond: {@code 1s}, {@code 500ms}, {@code 10} (seconds), {@code 2h}. */
    public static Duration time(String text) {
        Matcher parts = match(TIME, text, TIME_FORM);
        String unit = parts.group(2) == null ? "s" : parts.group(2);
        BigInteger millis =
                new BigInteger(parts.group(1)).multiply(BigInteger.valueOf(millis(unit)));
        return Duration.ofMillis(within(BigInteger.ONE, millis, MOST_MILLIS, "a time in ms"));
    }

    private static int shift(String unit) {
        return switch (unit) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            default -> 0;
        };
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 1_000;
        };
    }

    private static Matcher match(Pattern form, String text, String words) {
        Matcher parts = form.matcher(text);
        if (text.length() > LONGEST || !parts.matches()) {
            throw new IllegalArgumentException(words);
        }
        return parts;
    }

    private static long within(BigInteger least, BigInteger value, BigInteger most, String what) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(what + " must be at least " + least);
        }
        if (value.compareTo(most) > 0) {
            throw new IllegalArgumentException(what + " must be at most " + most);
        }
        return value.longValueExact();
    }
}
