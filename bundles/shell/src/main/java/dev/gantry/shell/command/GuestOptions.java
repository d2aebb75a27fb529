// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.GuestText;
import dev.gantry.engine.Tier;
import dev.gantry.guest.GuestSpec;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Choices;
import dev.gantry.shell.Option;
import java.util.List;

/** The options that every command that runs a guest takes. */
final class GuestOptions {
    static final List<Option> ALL =
            List.of(
                    Option.value("engine", "ID", Choices.ENGINES, "runs on this engine")
                            .standard("the one that 'engines' marks"),
                    Option.flag(
                            "trusted",
                            "trusts the guest: it may run on an engine that has known weaknesses, and"
                                    + " where nothing limits or counts it, without the code that could"
                                    + " stop it"),
                    Option.value(
                                    "tier",
                                    "TIER",
                                    Choices.oneOf("auto", "interpreter", "compiled"),
                                    "interpreter, compiled, or what the engine chooses")
                            .standard("auto"),
                    Option.value(
                                    "argv0",
                                    "NAME",
                                    Choices.anything(),
                                    "what the guest is told its name is")
                            .standard("the name of the file"),
                    Option.value(
                                    "stdin",
                                    "FROM",
                                    Choices.fileOr("inherit", "null"),
                                    "inherit, null, or a file")
                            .standard("inherit"),
                    output("stdout", "standard output"),
                    output("stderr", "standard error"),
                    Option.flag("raw", "lets control sequences of the guest through to a terminal"),
                    Option.flag(
                            "deterministic",
                            "gives the guest a clock, random numbers and arithmetic that are the same"
                                    + " in every run"),
                    Option.value(
                                    "seed",
                                    "N",
                                    Choices.anything(),
                                    "what the random numbers of --deterministic begin with")
                            .standard("0"));

    private GuestOptions() {}

    private static Option output(String name, String what) {
        return Option.value(
                        name,
                        "TO",
                        Choices.fileOr("inherit", "null", "capture"),
                        what + ": inherit, null, capture (shown at the end), or a file")
                .standard("inherit; with --json capture");
    }

    /** All but the streams. */
    static void apply(Arguments arguments, GuestSpec.Builder spec) {
        arguments.value("engine").ifPresent(spec::engine);
        arguments.value("tier").ifPresent(tier -> spec.tier(tier(tier)));
        arguments.value("argv0").ifPresent(spec::argv0);
        spec.trusted(arguments.has("trusted"));
        spec.trapOnGrowFailure(arguments.has("trap-on-grow-failure"));
        if (arguments.has("deterministic")) {
            spec.deterministic(arguments.value("seed").map(GuestOptions::seed).orElse(0L));
        } else if (arguments.has("seed")) {
            throw Arguments.mistake(
                    "--seed",
                    "--seed means nothing without --deterministic",
                    "give both, or leave both out");
        }
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Arguments.mistake(
                    text,
                    "--seed " + GuestText.clean(text) + ": not a whole number of 64 bits",
                    "write a seed as 0, 42 or -1");
        }
    }

    private static Tier tier(String word) {
        return switch (word) {
            case "interpreter" -> Tier.INTERPRETED;
            case "compiled" -> Tier.COMPILED;
            default -> Tier.AUTO;
        };
    }
}
