// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.Limits;
import dev.gantry.shell.ArgumentParser;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.Option;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LimitOptionsTest {
    private static final Declaration DECLARATION =
            Declaration.builder("run", "Runs").options(LimitOptions.ALL).build();

    @Test
    void setEachLimit() {
        Limits limits =
                limits(
                        "--memory=64m",
                        "--fuel=1e9",
                        "--timeout=500ms",
                        "--stack=128k",
                        "--output=2k",
                        "--compile-timeout=2m");
        assertEquals(64L << 20, limits.memoryBytes());
        assertEquals(OptionalLong.of(1_000_000_000), limits.fuel());
        assertEquals(Optional.of(Duration.ofMillis(500)), limits.deadline());
        assertEquals(OptionalLong.of(128 << 10), limits.stackBytes());
        assertEquals(2 << 10, limits.outputBytes());
        assertEquals(Duration.ofMinutes(2), limits.compileTime());
    }

    @Test
    void leaveWhatIsNotGiven() {
        Limits.Builder configured = Limits.builder().memoryBytes(7).fuel(8);
        LimitOptions.apply(arguments("--fuel=9"), configured);
        assertEquals(7, configured.build().memoryBytes());
        assertEquals(OptionalLong.of(9), configured.build().fuel());
    }

    @Test
    void unlimitedFuelIsCounted() {
        Limits limits = limits("--fuel", "unlimited");
        assertTrue(limits.fuelCounted());
        assertEquals(OptionalLong.empty(), limits.fuel());
        assertTrue(LimitOptions.onlyCountsFuel(arguments("--fuel=unlimited")));
        assertFalse(LimitOptions.onlyCountsFuel(arguments("--fuel=1")));
    }

    @Test
    void unlimitedFuelTakesAConfiguredLimitAway() {
        Limits.Builder configured = Limits.builder().fuel(8);
        LimitOptions.apply(arguments("--fuel=unlimited"), configured);
        assertEquals(OptionalLong.empty(), configured.build().fuel());
    }

    @Test
    void theHelpTellsTheBuiltInDefaults() {
        Limits told =
                limits(
                        "--memory=" + standard("memory"),
                        "--output=" + standard("output"),
                        "--compile-timeout=" + standard("compile-timeout"));
        assertEquals(Limits.DEFAULT.memoryBytes(), told.memoryBytes());
        assertEquals(Limits.DEFAULT.outputBytes(), told.outputBytes());
        assertEquals(Limits.DEFAULT.compileTime(), told.compileTime());
    }

    @ParameterizedTest
    @CsvSource({
        "memory, 0, 64k",
        "memory, -1, 64k",
        "memory, 1e30, 64k",
        "memory, 64mb, 64k",
        "fuel, -1, unlimited",
        "fuel, 9223372036854775808, unlimited",
        "fuel, 1e99, unlimited",
        "fuel, lots, unlimited",
        "timeout, 0, 500ms",
        "timeout, -1s, 500ms",
        "timeout, 1d, 500ms",
        "stack, 0, 64k",
        "stack, 1g, 64k",
        "output, 0, 64k",
        "compile-timeout, never, 500ms"
    })
    void refuseAValueNamingItTheOptionAndWhatIsUnderstood(
            String option, String value, String understood) {
        GantryException refused =
                assertThrows(GantryException.class, () -> limits("--" + option + "=" + value));
        assertEquals(ErrorCode.USAGE, refused.code());
        assertTrue(
                String.valueOf(refused.getMessage()).startsWith("--" + option + " " + value + ": "),
                refused.getMessage());
        assertTrue(refused.hint().contains(understood), refused.hint());
    }

    @Test
    void sayTheGreatestStackInTheUnitsOfTheOption() {
        GantryException refused = assertThrows(GantryException.class, () -> limits("--stack=100g"));
        assertEquals(
                "--stack 100g: a stack must be at most 64m, not 107374182400",
                refused.getMessage());
        assertEquals(64L << 20, limits("--stack=64m").stackBytes().orElseThrow());
    }

    @Test
    void cleanAValueThatIsRefused() {
        GantryException refused =
                assertThrows(GantryException.class, () -> limits("--memory=\u001B[31m"));
        assertFalse(String.valueOf(refused.getMessage()).contains("\u001B"));
    }

    private static String standard(String name) {
        return Stream.ofNullable(DECLARATION.option("--" + name).orElse(null))
                .map(Option::value)
                .map(Option.Value::standard)
                .findFirst()
                .orElseThrow();
    }

    private static Limits limits(String... words) {
        Limits.Builder limits = Limits.builder();
        LimitOptions.apply(arguments(words), limits);
        return limits.build();
    }

    private static Arguments arguments(String... words) {
        return ArgumentParser.parse(DECLARATION, List.of(words));
    }
}
