// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import dev.gantry.engine.ValueType;
import java.math.BigInteger;
import java.util.List;

/** The values of a script as raw bits. */
final class Values {
    private static final String NULL = "null";

    private Values() {}

    static long[] arguments(List<JsonObject> values) {
        int slots = values.stream().mapToInt(Values::slots).sum();
        long[] arguments = new long[slots];
        int at = 0;
        for (JsonObject value : values) {
            put(value, arguments, at);
            at += slots(value);
        }
        return arguments;
    }

    /** Whether results are what a script expects. */
    static boolean match(List<JsonObject> expected, long[] results) {
        int at = 0;
        for (JsonObject value : expected) {
            if (at + slots(value) > results.length || !matches(value, results, at)) {
                return false;
            }
            at += slots(value);
        }
        return at == results.length;
    }

    private static int slots(JsonObject value) {
        String type = value.text("type");
        if (type.equals("either")) {
            return slots(value.objects("values").get(0));
        }
        return type.equals("v128") ? 2 : 1;
    }

    private static void put(JsonObject value, long[] slots, int at) {
        if (value.text("type").equals("v128")) {
            int width = width(value.text("lane_type"));
            int position = 0;
            for (String lane : value.texts("value")) {
                slots[at + position / 64] |= (number(lane) & mask(width)) << (position % 64);
                position += width;
            }
        } else {
            String text = value.text("value");
            slots[at] = text.equals(NULL) ? ValueType.NULL_REFERENCE : number(text);
        }
    }

    private static boolean matches(JsonObject expected, long[] slots, int at) {
        return switch (expected.text("type")) {
            case "either" ->
                    expected.objects("values").stream().anyMatch(any -> matches(any, slots, at));
            case "v128" -> matchesLanes(expected, slots, at);
            case "i32", "f32" -> isNumber(expected.text("value"), slots[at] & mask(32), 32);
            case "i64", "f64" -> isNumber(expected.text("value"), slots[at], 64);
            case "refnull", "nullref", "nullfuncref", "nullexternref" ->
                    slots[at] == ValueType.NULL_REFERENCE;
            default -> isReference(expected, slots[at]);
        };
    }

    /** Where no value is expected, any reference will do that is not null. */
    private static boolean isReference(JsonObject expected, long bits) {
        return expected.find("value")
                .map(text -> bits == (text.equals(NULL) ? ValueType.NULL_REFERENCE : number(text)))
                .orElse(bits != ValueType.NULL_REFERENCE);
    }

    private static boolean matchesLanes(JsonObject expected, long[] slots, int at) {
        int width = width(expected.text("lane_type"));
        int position = 0;
        for (String lane : expected.texts("value")) {
            long bits = slots[at + position / 64] >>> (position % 64) & mask(width);
            if (!isNumber(lane, bits, width)) {
                return false;
            }
            position += width;
        }
        return true;
    }

    private static boolean isNumber(String expected, long bits, int width) {
        int fraction = width == 32 ? 23 : 52;
        long quiet = 1L << (fraction - 1);
        long infinity = mask(width - 1) & -(1L << fraction);
        return switch (expected) {
            case "nan:canonical" -> (bits & mask(width - 1)) == (infinity | quiet);
            case "nan:arithmetic" -> (bits & (infinity | quiet)) == (infinity | quiet);
            default -> bits == (number(expected) & mask(width));
        };
    }

    private static long mask(int width) {
        return -1L >>> (64 - width);
    }

    private static int width(String laneType) {
        return Integer.parseInt(laneType.substring(1));
    }

    /** Of up to 64 bits, with or without a sign. */
    private static long number(String text) {
        return new BigInteger(text).longValue();
    }
}
