// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.List;
import java.util.stream.Collectors;

/** Parameters and results of a function. */
public record FunctionType(List<ValueType> parameters, List<ValueType> results)
        implements ExternType {
    public FunctionType {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    /** How many slots the arguments take. */
    public int parameterSlots() {
        return slots(parameters);
    }

    /** How many slots the results take. */
    public int resultSlots() {
        return slots(results);
    }

    @Override
    public String toString() {
        return "func" + clause("param", parameters) + clause("result", results);
    }

    private static String clause(String word, List<ValueType> types) {
        return types.isEmpty()
                ? ""
                : types.stream()
                        .map(ValueType::toString)
                        .collect(Collectors.joining(" ", " (" + word + " ", ")"));
    }

    private static int slots(List<ValueType> types) {
        int slots = 0;
        for (ValueType type : types) {
            slots += type.slots();
        }
        return slots;
    }
}
