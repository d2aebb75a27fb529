// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** What bounds a guest, as a command line says it. */
public class LimitsIT {
    private static final List<String> LOOPS =
            List.of("br", "br_if", "br_table", "call", "call_indirect");

    @Test
    public void theDeadlineEndsEveryLoopOnTheInterpreter() {
        LOOPS.forEach(loop -> assertEndsInTime("interpreter", "spin", loop));
    }

    @Test
    public void theDeadlineEndsEveryLoopThatIsCompiled() {
        LOOPS.forEach(loop -> assertEndsInTime("compiled", "spin", loop));
    }

    @Test
    public void tailCallsAreRefusedWhereTheEngineCannotEndThem() {
        GantryProcess.End end = run("spin-tail", "--timeout=1s");
        assertEquals(1, end.code());
        assertTrue(end.err(), end.err().contains("tail-calls"));
        assertTrue(end.err(), end.err().contains("[GNT-2004]"));
    }

    private static void assertEndsInTime(String tier, String guest, String... arguments) {
        String[] words = {
            "run", "--json", "--timeout=1s", "--tier=" + tier, Distribution.guest(guest).toString()
        };
        GantryProcess.End end = GantryProcess.run(concat(words, arguments));
        String what = tier + " " + guest + " " + String.join(" ", arguments) + end.out();
        assertEquals(what, 124, end.code());
        assertTrue(what, end.out().contains("\"outcome\":\"limit\""));
        long millis = number("timeMillis", end);
        assertTrue(what, millis >= 900 && millis < 3000);
    }

    @Test
    public void theDeadlineEndsAGuestThatWaitsForInput() {
        try (GantryProcess running =
                GantryProcess.start(
                        GantryProcess.builder(
                                Distribution.HOME,
                                Distribution.workFolder(),
                                "run",
                                "--timeout=200ms",
                                Distribution.guest("cat").toString()))) {
            GantryProcess.End end = running.await();
            assertEquals(124, end.code());
            assertTrue(end.err(), end.err().contains("[GNT-5001]"));
        }
    }

    @Test
    public void exactlyTheFuelThatAGuestNeedsIsEnough() {
        GantryProcess.End counted = run("hello", "--json", "--fuel=unlimited");
        assertEquals(0, counted.code());
        assertTrue(counted.out(), counted.out().contains("\"fuelExact\":true"));
        long needed = number("fuelUsed", counted);
        assertEquals(0, run("hello", "--fuel=" + needed).code());
        GantryProcess.End exhausted = run("hello", "--fuel=" + (needed - 1));
        assertEquals(1, exhausted.code());
        assertTrue(exhausted.err(), exhausted.err().contains("[GNT-2112]"));
    }

    @Test
    public void fuelIsTheSameInEveryTier() {
        assertEquals(
                number("fuelUsed", run("hello", "--json", "--fuel=1e9", "--tier=interpreter")),
                number("fuelUsed", run("hello", "--json", "--fuel=1e9", "--tier=compiled")));
    }

    @Test
    public void fuelThatIsOnlyCountedIsToldToPeople() {
        GantryProcess.End end = run("hello", "--fuel=unlimited");
        assertEquals("Hello, stranger!\n", end.out());
        assertTrue(end.err(), end.err().matches("gantry: run: fuel used: [0-9_]+\n"));
    }

    @Test
    public void withoutALimitNothingIsMetered() {
        GantryProcess.End end = run("hello", "--json");
        assertTrue(end.out(), end.out().contains("\"fuelUsed\":null,\"fuelExact\":null"));
    }

    @Test
    public void aSmallerStackIsUsedUpSooner() {
        assertTrue(deepest("64k") < deepest("1m"));
    }

    /** How much fuel recursion without end uses until the stack is used up. */
    private static long deepest(String stack) {
        GantryProcess.End end = run("recurse", "--json", "--fuel=1e9", "--stack=" + stack);
        assertEquals(1, end.code());
        assertTrue(end.out(), end.out().contains("\"code\":\"GNT-2109\""));
        return number("fuelUsed", end);
    }

    @Test
    public void aGuestThatWantsMoreMemoryThanItMayHaveDoesNotStart() {
        GantryProcess.End end = run("hello", "--memory=64k");
        assertEquals(1, end.code());
        assertTrue(end.err(), end.err().contains("[GNT-5002]"));
        assertEquals("", end.out());
    }

    @Test
    public void capturedOutputIsCut() {
        GantryProcess.End end = run("hello", "--stdout=capture", "--output=5");
        assertEquals("Hello", end.out());
        assertTrue(end.err(), end.err().contains("standard output was cut"));
    }

    @Test
    public void aDeterministicGuestSeesTheSameInEveryRun() {
        String first = run("random", "--deterministic", "--seed=7").out();
        assertEquals(first, run("random", "--deterministic", "--seed=7").out());
        assertTrue(first, !first.equals(run("random", "--deterministic").out()));
    }

    @Test
    public void aValueThatCannotBeMeantIsAMistake() {
        for (String option :
                List.of(
                        "--memory=0",
                        "--memory=-1",
                        "--memory=1e30",
                        "--memory=64mb",
                        "--fuel=9223372036854775808",
                        "--timeout=0")) {
            GantryProcess.End end = run("hello", option);
            assertEquals(option, 2, end.code());
            String spelled = option.replace('=', ' ');
            assertTrue(end.err(), end.err().contains(spelled + ": "));
            assertTrue(end.err(), end.err().contains("hint: write "));
        }
    }

    @Test
    public void inspectTellsWhatMeteringCosts() {
        GantryProcess.End end =
                GantryProcess.run("inspect", Distribution.guest("hello").toString());
        assertEquals(end.err(), 0, end.code());
        assertTrue(
                end.out(),
                end.out().matches("(?s).*\n    fd_write +func \\(param i32 i32 i32 i32\\) .*"));
        assertTrue(end.out(), end.out().matches("(?s).*\n  metered +[0-9,]+ bytes .*"));
    }

    @Test
    public void inspectShowsAComponentWithoutRefusingIt() {
        GantryProcess.End end =
                GantryProcess.run("inspect", Distribution.guest("component").toString());
        assertEquals(end.err(), 0, end.code());
        assertTrue(end.out(), end.out().contains("\n  kind    component\n"));
    }

    private static GantryProcess.End run(String guest, String... options) {
        return GantryProcess.run(
                concat(
                        concat(new String[] {"run"}, options),
                        Distribution.guest(guest).toString()));
    }

    private static String[] concat(String[] first, String... second) {
        return Stream.of(first, second).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private static long number(String name, GantryProcess.End end) {
        Matcher found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(end.out());
        assertTrue(end.out(), found.find());
        return Long.parseLong(found.group(1));
    }
}
