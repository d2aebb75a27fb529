// SPDX-License-Identifier: Apache-2.0
package dev.gantry.guest;

import dev.gantry.engine.ValueType;
import java.math.BigInteger;
import java.util.Locale;

/**
 * A number of a guest: its type and its raw bits. {@code toString} gives integers signed and decimal,
 * floats as Java writes them.
 */
public record Value(ValueType type, long bits) {
    /**
     * Reads a number. Integers are decimal or {@code 0x}, in the signed or the unsigned range.
     *
     * @throws IllegalArgumentException with a reason, if the text is no such number
     */
    public static Value parse(ValueType type, String text) {
        return switch (type) {
            case I32 -> new Value(type, integer(text, 32));
            case I64 -> new Value(type, integer(text, 64));
            case F32 ->
                    new Value(
                            type,
                            Integer.toUnsignedLong(Float.floatToRawIntBits((float) real(text))));
            case F64 -> new Value(type, Double.doubleToRawLongBits(real(text)));
            case V128, FUNCREF, EXTERNREF, OTHER_REFERENCE ->
                    throw new IllegalArgumentException(
                            "a value of type " + type + " cannot be written as text");
        };
    }

    private static long integer(String text, int bits) {
        BigInteger value = integer(text);
        boolean fits = value.signum() < 0 ? value.bitLength() < bits : value.bitLength() <= bits;
        if (!fits) {
            throw new IllegalArgumentException("does not fit i" + bits);
        }
        return bits == 32 ? Integer.toUnsignedLong(value.intValue()) : value.longValue();
    }

    private static BigInteger integer(String text) {
        String digits = text.toLowerCase(Locale.ROOT);
        boolean negative = digits.startsWith("-");
        digits = negative ? digits.substring(1) : digits;
        boolean hex = digits.startsWith("0x");
        digits = hex ? digits.substring(2) : digits;
        if (digits.length() > 40 || digits.startsWith("-") || digits.startsWith("+")) {
            throw new IllegalArgumentException("not an integer");
        }
        try {
            BigInteger value = new BigInteger(digits, hex ? 16 : 10);
            return negative ? value.negate() : value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not an integer", e);
        }
    }

    private static double real(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                try {
                    yield Double.parseDouble(text);
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException("not a number", e);
                }
            }
        };
    }

    @Override
    public String toString() {
        return switch (type) {
            case I32 -> Integer.toString((int) bits);
            case F32 -> Float.toString(Float.intBitsToFloat((int) bits));
            case F64 -> Double.toString(Double.longBitsToDouble(bits));
            case I64 -> Long.toString(bits);
            case V128, FUNCREF, EXTERNREF, OTHER_REFERENCE -> "<" + type + ">";
        };
    }
}
