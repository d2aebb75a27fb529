// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.file.FileProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the contract cannot bring about. */
final class ErrnoTest {
    @ParameterizedTest
    @CsvSource({
        "1, NOT_PERMITTED",
        "5, IO",
        "13, ACCESS",
        "16, BUSY",
        "18, CROSS_DEVICE",
        "23, TOO_MANY_OPEN",
        "24, TOO_MANY_OPEN",
        "26, TEXT_BUSY",
        "27, TOO_LARGE",
        "28, NO_SPACE",
        "30, READ_ONLY",
        "31, TOO_MANY_LINKS",
        "95, UNSUPPORTED",
        "122, NO_SPACE"
    })
    void hasItsWord(int number, FileProblem problem) {
        assertEquals(problem, Errno.problem(number));
    }

    @Test
    void isAFaultOfTheDiskIfNobodyKnowsIt() {
        assertEquals(FileProblem.IO, Errno.problem(9_999));
    }
}
