// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.wasm.validation.ModuleValidator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The functions of {@code regions.wat}: what is charged at the entry, then at each head. */
class RegionsTest {
    private static final List<List<Integer>> CHARGES = charges();

    private static List<List<Integer>> charges() {
        List<List<Integer>> charges = new ArrayList<>();
        ModuleValidator.validate(
                "regions",
                Modules.read("regions"),
                (module, body) -> {
                    Regions regions = new Regions(module, body);
                    regions.divide();
                    List<Integer> function = new ArrayList<>();
                    function.add(regions.entryCharge());
                    for (int i = 0; i < body.count(); i++) {
                        if (regions.isHead(i)) {
                            function.add(regions.charge(i));
                        }
                    }
                    charges.add(function);
                });
        return charges;
    }

    private static void check(int function, Integer... expected) {
        assertEquals(List.of(expected), CHARGES.get(function));
    }

    @Test
    void paysForStraightCodeAtTheEntry() {
        check(0, 3);
    }

    @Test
    void paysForALoopEachTimeAndForWhatFollowsOnce() {
        check(1, 0, 5, 3);
    }

    @Test
    void paysForTheArmThatRuns() {
        check(2, 2, 2, 3, 1);
    }

    @Test
    void paysForAnArmOnlyIfItRuns() {
        check(3, 2, 2, 1);
    }

    @Test
    void doesNotPayTwiceBehindAJoinOfOneRegion() {
        check(4, 4);
    }

    @Test
    void paysBehindAJoinWhicheverWayWasTaken() {
        check(5, 2, 3, 1);
    }

    @Test
    void paysForOneCaseOfASwitch() {
        check(6, 2, 3, 4, 1);
    }

    @Test
    void doesNotPrepayMuchBehindABranchThatLeaves() {
        check(7, 2, 33);
        check(8, 34);
    }

    @Test
    void doesNotPayForWhatIsNeverReached() {
        check(9, 2);
    }

    @Test
    void beginsNoRegionThatABranchWouldPass() {
        check(10, 36);
    }

    @Test
    void seesThatTheEndIsReachedByTheFirstArmAlone() {
        check(11, 2, 1, 1, 2);
    }

    @Test
    void paysForClearingLocals() {
        check(12, 10 + 1);
    }

    @Test
    void paysForTheValuesThatACallTakes() {
        check(14, 16 + 1 + 2);
    }
}
