// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.GuestText;
import dev.gantry.Quantity;
import dev.gantry.engine.Limits;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Choices;
import dev.gantry.shell.Option;
import java.util.List;
import java.util.function.Consumer;

/** The options that bound what a guest may use. What is not given stays as it is configured. */
final class LimitOptions {
    private static final String UNLIMITED = "unlimited";
    private static final String SIZES = "write a size in bytes, or with k, m or g: 65536, 64k, 1g";
    private static final String FUELS =
            "write fuel as a whole number: 500000, 1_000_000, 1e9; or 'unlimited' to count only";
    private static final String TIMES =
            "write a time in seconds, or with ms, s, m or h: 10, 500ms, 2h";

    private static final String COUNTS = "write a whole number: 64, 1000";

    static final List<Option> ALL =
            List.of(
                    amount("memory", "SIZE", "all memories together, at most: bytes, or k, m, g")
                            .standard("1g"),
                    Option.value(
                                    "fuel",
                                    "N",
                                    Choices.anything(UNLIMITED),
                                    "about one unit an instruction, at most: 500000, 1_000_000, 1e9;"
                                            + " unlimited only counts")
                            .standard("not counted"),
                    amount(
                                    "timeout",
                                    "TIME",
                                    "from the guest's start to its end, at most: seconds, or ms, s,"
                                            + " m, h")
                            .standard("none"),
                    amount("stack", "SIZE", "how deep calls go, counted the same on every engine")
                            .standard("as deep as the engine goes"),
                    amount("output", "SIZE", "how much of each captured stream is kept")
                            .standard("1m"),
                    amount("disk", "SIZE", "by how much it may make files grow, all together")
                            .standard("1g"),
                    amount("files", "N", "how many files, folders and links it may add")
                            .standard("100000"),
                    amount("handles", "N", "how many files it may have open at a time")
                            .standard("1024"),
                    amount("compile-timeout", "TIME", "how long the engine may compile it first")
                            .standard("5m"),
                    Option.flag(
                            "trap-on-grow-failure",
                            "ends a guest whose memory or table may not grow; else it is told -1"));

    private LimitOptions() {}

    private static Option amount(String name, String placeholder, String description) {
        return Option.value(name, placeholder, Choices.anything(), description);
    }

    /** Sets what was given; refuses a value that cannot be meant. */
    static void apply(Arguments arguments, Limits.Builder limits) {
        read(arguments, "memory", SIZES, text -> limits.memoryBytes(Quantity.bytes(text)));
        read(arguments, "fuel", FUELS, text -> fuel(text, limits));
        read(arguments, "timeout", TIMES, text -> limits.deadline(Quantity.time(text)));
        read(arguments, "stack", SIZES, text -> limits.stackBytes(Quantity.bytes(text)));
        read(arguments, "output", SIZES, text -> limits.outputBytes(Quantity.bytes(text)));
        read(arguments, "disk", SIZES, text -> limits.diskBytes(Quantity.bytes(text)));
        read(arguments, "files", COUNTS, text -> limits.files(Quantity.count(text)));
        read(arguments, "handles", COUNTS, text -> limits.handles(Quantity.count(text)));
        read(arguments, "compile-timeout", TIMES, text -> limits.compileTime(Quantity.time(text)));
    }

    /** Whether fuel is counted for no other reason than to learn how much it is. */
    static boolean onlyCountsFuel(Arguments arguments) {
        return arguments.value("fuel").filter(UNLIMITED::equals).isPresent();
    }

    private static void fuel(String text, Limits.Builder limits) {
        if (text.equals(UNLIMITED)) {
            limits.unlimitedFuel();
        } else {
            limits.fuel(Quantity.fuel(text));
        }
    }

    private static void read(
            Arguments arguments, String option, String forms, Consumer<String> setter) {
        arguments
                .value(option)
                .ifPresent(
                        text -> {
                            try {
                                setter.accept(text);
                            } catch (IllegalArgumentException e) {
                                String mistake = "--" + option + " " + GuestText.clean(text);
                                throw Arguments.mistake(
                                        text, mistake + ": " + e.getMessage(), forms);
                            }
                        });
    }
}
