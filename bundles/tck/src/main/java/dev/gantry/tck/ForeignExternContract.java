// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Extern;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What belongs to one store is refused by every other, whatever it is, and nothing happens to either. */
abstract class ForeignExternContract extends EngineTest {
    private final Store other = engine.newStore(Limits.DEFAULT);

    ForeignExternContract(EngineContract contract) {
        super(contract);
    }

    @AfterEach
    void closeTheOtherStore() {
        other.close();
    }

    @Test
    void refusesAFunctionOfTheHost() {
        assertForeign("empty-import", other.host(VOID, (in, out) -> {}));
    }

    @Test
    void refusesAFunctionOfAGuest() {
        assertForeign("empty-import", export(inOther("calls"), "none"));
    }

    @Test
    void refusesAMemory() {
        assertForeign("memory-user", export(inOther("memory"), "memory"));
    }

    @Test
    void refusesATable() {
        assertForeign("table-user", export(inOther("table"), "table"));
    }

    @Test
    void refusesAGlobal() {
        assertForeign("global-user", export(inOther("global"), "counter"));
    }

    @Test
    void refusesATag() {
        assumeTrue(has(EngineFeature.EXCEPTION_REFERENCES));
        Instance owner = inOther("exnref/tag-owner");
        assertForeign("exnref/tag-user", export(owner, "tag"), export(owner, "throw"));
    }

    @Test
    void refusesWhatBelongedToAStoreThatIsClosed() {
        Extern memory = export(inOther("memory"), "memory");
        other.close();
        assertForeign("memory-user", memory);
    }

    @Test
    void refusesOneForeignExternAmongItsOwn() {
        Extern own = host((in, out) -> {});
        Extern foreign = other.host(VOID, (in, out) -> {});
        assertForeign("reenter", own, foreign);
    }

    @Test
    void refusesFunctionsThatTheStoreNeverGave() {
        Instance guest = instantiate("calls");
        for (long token : new long[] {1L << 20, 1L << 31, 1L << 40, Long.MAX_VALUE, -2}) {
            assertThrows(RuntimeException.class, () -> call(guest, "call", token));
            useStore(Limits.DEFAULT);
            assertEquals(3, callInt(instantiate("calls"), "add", 1, 2));
        }
    }

    private Instance inOther(String guest) {
        return other.instantiate(compile(guest), List.of());
    }

    /** The refusal is no fault of a guest: both stores go on. */
    private void assertForeign(String guest, Extern... given) {
        assertFails(ErrorCode.FOREIGN_EXTERN, () -> instantiate(guest, given));
        assertEquals(3, callInt(instantiate("calls"), "add", 1, 2));
    }
}
