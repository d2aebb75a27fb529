// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Extern;
import dev.gantry.engine.LinkException;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A module gets what it asks for, or is not instantiated. */
abstract class LinkContract extends EngineTest {
    LinkContract(EngineContract contract) {
        super(contract);
    }

    @Test
    void refusesTooFewImports() {
        assertMismatch("empty-import");
    }

    @Test
    void refusesTooManyImports() {
        assertMismatch("calls", host((in, out) -> {}));
    }

    @Test
    void refusesAFunctionOfAnotherType() {
        assertMismatch("empty-import", host(List.of(ValueType.I32), List.of(), (in, out) -> {}));
    }

    @Test
    void refusesAMemoryForAFunction() {
        assertMismatch("empty-import", export(instantiate("memory"), "memory"));
    }

    @Test
    void refusesAFunctionForAMemory() {
        assertMismatch("memory-user", host((in, out) -> {}));
    }

    @Test
    void refusesAGlobalOfAnotherType() {
        assertMismatch("global-user", export(instantiate("global"), "i32"));
    }

    @Test
    void refusesATableOfAnotherType() {
        assertMismatch("table-user", export(instantiate("calls"), "none"));
    }

    @Test
    void refusesAMemoryThatMayGrowTooFar() {
        assertMismatch("memory-bounded", export(instantiate("memory"), "memory"));
        assertMismatch("memory-bounded", export(instantiate("large-memory"), "memory"));
    }

    @Test
    void refusesAMemoryThatIsTooSmall() {
        assertMismatch("memory-of-two", export(instantiate("memory"), "memory"));
    }

    @Test
    void namesTheModuleAndTheImport() {
        LinkException failure =
                assertFails(
                        LinkException.class,
                        ErrorCode.IMPORT_MISMATCH,
                        () -> instantiate("start", host((in, out) -> {})));
        assertTrue(failure.describe().contains("'start'"), failure.describe());
        assertTrue(failure.describe().contains("'host' 'report'"), failure.describe());
    }

    @Test
    void goesOnAfterARefusal() {
        assertMismatch("empty-import");
        call(instantiate("empty-import", host((in, out) -> {})), "run");
    }

    @Test
    void refusesAModuleOfAnotherEngine() {
        var another = contract().start();
        try {
            var module = another.compile(Guests.bytes("calls"), CompileOptions.DEFAULT);
            assertFails(
                    GantryException.class,
                    ErrorCode.FOREIGN_EXTERN,
                    () -> store().instantiate(module, List.of()));
        } finally {
            contract().stop(another);
        }
    }

    @Test
    void trapsWhereASegmentDoesNotFit() {
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> instantiate("out-of-place"));
    }

    @Test
    void trapsWhereTheStartSectionDoes() {
        assertTraps(TrapCode.UNREACHABLE, () -> instantiate("start-traps"));
        assertFails(ErrorCode.STORE_DEAD, () -> instantiate("calls"));
    }

    private void assertMismatch(String guest, Extern... given) {
        assertFails(
                LinkException.class, ErrorCode.IMPORT_MISMATCH, () -> instantiate(guest, given));
    }
}
