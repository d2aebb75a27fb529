// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Function;
import dev.gantry.engine.Instance;
import dev.gantry.engine.ValueType;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vector takes two slots wherever it goes, the low half first. */
abstract class VectorContract extends EngineTest {
    private static final List<ValueType> TAKEN = List.of(ValueType.V128, ValueType.I32);
    private static final List<ValueType> GIVEN = List.of(ValueType.I64, ValueType.V128);

    VectorContract(EngineContract contract) {
        super(contract);
    }

    @BeforeEach
    void needVectors() {
        assumeTrue(has(EngineFeature.SIMD));
    }

    @Test
    void passThroughAFunction() {
        long[] vector = {1, -2};
        assertArrayEquals(vector, call(instantiate("simd"), "v128", vector));
    }

    @Test
    void passToAHostFunctionAndBack() {
        assertArrayEquals(
                new long[] {7, 6, 5}, call(instantiate("vectors", turning()), "run", 5, 6));
    }

    @Test
    void passToAHostFunctionThatTheHostCalls() {
        long[] results = new long[3];
        turning().call(new long[] {5, 6, 7}, results);
        assertArrayEquals(new long[] {7, 6, 5}, results);
    }

    @Test
    void areKeptInAGlobal() {
        Instance guest = instantiate("vectors", turning());
        assertArrayEquals(new long[] {3, 4}, call(guest, "what"));
        call(guest, "keep", -1, 9);
        assertArrayEquals(new long[] {-1, 9}, call(guest, "what"));
    }

    @Test
    void areSharedInAGlobal() {
        Instance owner = instantiate("vectors", turning());
        Instance user = instantiate("vectors-user", export(owner, "kept"));
        call(user, "double");
        assertArrayEquals(new long[] {6, 8}, call(owner, "what"));
    }

    /** Gives the number that it takes, and the vector with its halves exchanged. */
    private Function turning() {
        return host(
                TAKEN,
                GIVEN,
                (in, out) -> {
                    out[0] = in[2];
                    out[1] = in[1];
                    out[2] = in[0];
                });
    }
}
