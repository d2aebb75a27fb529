// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.wasm.format.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a visitor learns of a function. */
final class FunctionBodyTest {
    @Test
    void tellsWhereInstructionsStand() {
        byte[] wasm = Functions.function("41 05 1a");
        assertEquals(
                List.of(0, 2, 3, 4),
                visit(
                        wasm,
                        body ->
                                List.of(
                                        body.offset(0) - body.codeStart(),
                                        body.offset(1) - body.codeStart(),
                                        body.offset(2) - body.codeStart(),
                                        body.offset(3) - body.codeStart())));
    }

    @Test
    void tellsWhereTheBodyStands() {
        assertEquals(
                List.of(1, 4),
                visit(
                        Functions.function("41 05 1a"),
                        body ->
                                List.of(
                                        body.codeStart() - body.bodyStart(),
                                        body.end() - body.codeStart())));
    }

    @Test
    void tellsParametersAndLocals() {
        byte[] wasm = Functions.function("60 02 7f 7b 00", "02 02 7e 01 70", "");
        assertEquals(
                List.of(
                        1,
                        1,
                        2,
                        3,
                        ValueTypes.I32,
                        ValueTypes.V128,
                        ValueTypes.I64,
                        ValueTypes.I64,
                        ValueTypes.FUNCREF),
                visit(
                        wasm,
                        body ->
                                List.of(
                                        body.index(),
                                        body.typeIndex(),
                                        body.parameters(),
                                        body.locals(),
                                        body.localType(0),
                                        body.localType(1),
                                        body.localType(2),
                                        body.localType(3),
                                        body.localType(4))));
    }

    @ParameterizedTest
    @CsvSource({
        "41 00 1a, 1",
        "41 00 41 00 6a 1a, 2",
        "41 00 fd 0f 1a, 2",
        "41 00 41 00 fd 0f 1a 1a, 3",
        "00 41 00 41 00 1a 1a, 0",
        "41 00 02 40 41 00 1a 0b 1a, 2"
    })
    void tellsTheGreatestHeightInSlots(String code, int height) {
        assertEquals(
                List.of(height),
                visit(Functions.function(code), body -> List.of(body.maxHeight())));
    }

    @Test
    void matchesBlocksWithTheirEnds() {
        // block, loop, end, end, i32.const, if, else, end, end
        byte[] wasm = Functions.function("02 40 03 40 0b 0b 41 00 04 40 05 0b");
        assertEquals(
                List.of(3, 2, 1, 0, -1, 7, 7, 5, -1),
                visit(wasm, body -> each(body, i -> body.match(i))));
        assertEquals(List.of(6), visit(wasm, body -> List.of(body.elseOf(5))));
    }

    @Test
    void tellsWhichBlocksAreTargets() {
        // Both branches lead to the outer block, the second one is never reached.
        byte[] wasm = Functions.function("02 40 02 40 0c 01 0c 00 0b 0b");
        assertEquals(
                List.of(true, false),
                visit(wasm, body -> List.of(body.targeted(0), body.targeted(1))));
    }

    @Test
    void tellsWhatCanBeReached() {
        // block, br, block, nop, end, end, nop, end
        byte[] wasm = Functions.function("02 40 0c 00 02 40 01 0b 0b 01");
        assertEquals(
                List.of(true, true, false, false, false, false, true, true),
                visit(wasm, body -> each(body, i -> body.live(i))));
    }

    @Test
    void tellsWhatLiesOnTop() {
        byte[] wasm = Functions.function("42 00 1a 00 1a");
        assertEquals(
                List.of(
                        ValueTypes.BOTTOM,
                        ValueTypes.I64,
                        ValueTypes.BOTTOM,
                        ValueTypes.BOTTOM,
                        ValueTypes.BOTTOM),
                visit(wasm, body -> each(body, i -> body.operandType(i))));
    }

    /** Of the instruction with this number. */
    @ParameterizedTest
    @CsvSource({
        "41 7f 1a, 0, -1, 0",
        "44 000000000000f03f 1a, 0, 4607182418800017408, 0",
        "43 000080bf 1a, 0, -1082130432, 0",
        "41 00 41 00 11 02 00 1a, 2, 2, 0",
        "42 00 41 00 41 00 fc 08 00 01, 3, 0, 1",
        "41 00 42 00 41 00 fc 0a 00 01, 3, 0, 1",
        "02 40 02 6d d0 6e fb 18 03 00 6e 6d 1a d0 6d 0b 1a 0b, 3, 0, 0"
    })
    void tellsImmediates(String code, int instruction, long immediate, int second) {
        assertEquals(
                immediate + " " + second,
                visit(
                        Functions.function(code),
                        body -> body.immediate(instruction) + " " + body.second(instruction)));
    }

    @Test
    void tellsTypesOfBlocks() {
        byte[] wasm = Functions.function("02 7e 42 00 0b 1a 41 00 02 02 0b 1a 02 40 0b");
        assertEquals(
                List.of(ValueTypes.I64, -1, 2, ValueTypes.VOID),
                visit(
                        wasm,
                        body ->
                                List.of(
                                        body.blockValueType(0),
                                        body.second(0),
                                        body.second(5),
                                        body.blockValueType(8))));
    }

    @Test
    void tellsLabelsOfTables() {
        byte[] wasm = Functions.function("02 40 41 00 0e 02 00 01 00 0b");
        assertEquals(
                List.of(2L, 0L, 1L, 0L),
                visit(
                        wasm,
                        body ->
                                List.of(
                                        body.immediate(2),
                                        (long) body.labels(2, 0),
                                        (long) body.labels(2, 1),
                                        (long) body.labels(2, 2))));
    }

    @Test
    void tellsCatchClauses() {
        byte[] wasm = Functions.function("02 40 02 7f 1f 40 02 00 00 00 02 01 0b 00 0b 1a 0b");
        assertEquals(
                List.of(2, 0, 0, 0, 2, 1),
                visit(
                        wasm,
                        body ->
                                List.of(
                                        body.clauses(2),
                                        body.clauseKind(2, 0),
                                        body.clauseTag(2, 0),
                                        body.labels(2, 0),
                                        body.clauseKind(2, 1),
                                        body.labels(2, 1))));
    }

    private static <T> T visit(byte[] wasm, Function<FunctionBody, T> question) {
        List<T> answers = new ArrayList<>();
        ModuleValidator.validate("x", wasm, (module, body) -> answers.add(question.apply(body)));
        return answers.get(0);
    }

    private static <T> List<T> each(FunctionBody body, Function<Integer, T> question) {
        List<T> answers = new ArrayList<>();
        for (int i = 0; i < body.count(); i++) {
            answers.add(question.apply(i));
        }
        return answers;
    }
}
