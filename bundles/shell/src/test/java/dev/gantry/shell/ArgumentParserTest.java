// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArgumentParserTest {
    private static final Declaration GUEST =
            Declaration.builder("go", "Goes")
                    .options(
                            Option.value("engine", "ID", Choices.ENGINES, "an engine"),
                            Option.value("tier", "TIER", Choices.oneOf("auto", "slow"), "a tier"),
                            Option.value("deny", "KIND", Choices.anything(), "a kind").repeated(),
                            Option.flag("depth", "deep"),
                            Option.flag("raw", "raw"))
                    .operand("FILE", "a file", Choices.FILES)
                    .rest("ARGS", "for the guest")
                    .build();
    private static final Declaration PLAIN =
            Declaration.builder("show", "Shows")
                    .options(Option.flag("all", "all of it"))
                    .optional("SHELL", "a shell", Choices.oneOf("bash", "zsh"))
                    .build();

    @Test
    void takesTheNextWordAsTheValue() {
        assertEquals(Optional.of("x"), parse(GUEST, "--engine", "x", "f").value("engine"));
    }

    @Test
    void takesWhatStandsBehindTheEqualsSignAsTheValue() {
        assertEquals(Optional.of("a=b"), parse(GUEST, "--engine=a=b", "f").value("engine"));
    }

    @Test
    void keepsAllValuesOfARepeatableOption() {
        Arguments arguments = parse(GUEST, "--deny", "a", "--deny=b", "f");
        assertEquals(List.of("a", "b"), arguments.values("deny"));
    }

    @Test
    void leavesEverythingBehindTheSubjectToTheGuest() {
        Arguments arguments = parse(GUEST, "f", "--raw", "--unknown", "-x");
        assertEquals(List.of("--raw", "--unknown", "-x"), arguments.rest(1));
        assertTrue(!arguments.has("raw"));
    }

    @Test
    void dropsOneLeadingDoubleDashBehindTheSubject() {
        assertEquals(List.of("--", "a"), parse(GUEST, "f", "--", "--", "a").rest(1));
    }

    @Test
    void takesASubjectThatStartsWithADashBehindADoubleDash() {
        assertEquals(List.of("-f", "a"), parse(GUEST, "--", "-f", "a").operands());
    }

    @Test
    void findsOptionsBehindOperandsWhereNothingIsPassedOn() {
        assertTrue(parse(PLAIN, "bash", "--all").has("all"));
    }

    @Test
    void asksForNoOperandWhereHelpIsWanted() {
        assertTrue(parse(GUEST, "--help").has("help"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --engin x f | unknown option '--engin'; did you mean '--engine'?
                    --eng x f   | unknown option '--eng'; did you mean '--engine'?
                    --de x f    | unknown option '--de'
                    --engine f.wasm | FILE is missing; 'f.wasm' was taken as the value of --engine ID
                    --zzzzzzz f | unknown option '--zzzzzzz'
                    --engine    | --engine needs a value: --engine ID
                    --engine= f | --engine has an empty value
                    --raw=yes f | --raw takes no value
                    --engine a --engine b f | --engine may be given only once
                    --tier sloow f | unknown value of --tier 'sloow'; did you mean 'slow'?
                    --raw       | FILE is missing
                    """)
    void namesTheMistake(String words, String message) {
        assertEquals(message, mistake(GUEST, words.split(" ")));
    }

    @Test
    void refusesAnArgumentTooMany() {
        assertEquals("'b' is one argument too many", mistake(PLAIN, "zsh", "b"));
    }

    @Test
    void refusesAnOperandThatIsNoChoice() {
        assertEquals("unknown SHELL 'bahs'; did you mean 'bash'?", mistake(PLAIN, "bahs"));
    }

    private static Arguments parse(Declaration declaration, String... words) {
        return ArgumentParser.parse(declaration, List.of(words));
    }

    private static String mistake(Declaration declaration, String... words) {
        GantryException e = assertThrows(GantryException.class, () -> parse(declaration, words));
        assertEquals(ErrorCode.USAGE, e.code());
        return String.valueOf(e.getMessage());
    }
}
