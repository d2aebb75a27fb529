// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.Spelling;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.ExternType;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.ValueType;
import dev.gantry.guest.Invocation;
import dev.gantry.guest.Value;
import dev.gantry.wasm.outline.ModuleOutline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is called, and with what; checked before anything of the guest runs.
 *
 * @param initialize whether {@code _initialize} is called first
 */
record EntryPoint(String function, FunctionType type, List<Value> arguments, boolean initialize) {
    private static final String START = "_start";
    private static final String INITIALIZE = "_initialize";
    private static final FunctionType NOTHING = new FunctionType(List.of(), List.of());

    /** A message lists at most so many exports. */
    private static final int MAX_LISTED = 20;

    EntryPoint {
        arguments = List.copyOf(arguments);
    }

    static EntryPoint of(String guest, ModuleOutline outline, Optional<Invocation> invocation) {
        if (invocation.isEmpty()) {
            return new EntryPoint(START, start(guest, outline), List.of(), false);
        }
        String name = invocation.get().function();
        FunctionType type = exported(guest, outline, name);
        List<Value> arguments = arguments(name, type, invocation.get().arguments());
        return new EntryPoint(name, type, arguments, isNothing(outline, INITIALIZE));
    }

    /** Calls it in an instance of the module that it was made for. */
    List<Value> call(Instance instance) {
        if (initialize) {
            function(instance, INITIALIZE).call(new long[0], new long[0]);
        }
        long[] slots = new long[type.parameterSlots()];
        for (int i = 0; i < arguments.size(); i++) {
            slots[i] = arguments.get(i).bits();
        }
        long[] results = new long[type.resultSlots()];
        function(instance, function).call(slots, results);
        return values(results);
    }

    private List<Value> values(long[] slots) {
        List<Value> values = new ArrayList<>();
        int slot = 0;
        for (ValueType result : type.results()) {
            values.add(new Value(result, slots[slot]));
            slot += result.slots();
        }
        return values;
    }

    private static Function function(Instance instance, String name) {
        return instance.function(name)
                .orElseThrow(() -> new IllegalStateException("the engine lost the export " + name));
    }

    private static FunctionType start(String guest, ModuleOutline outline) {
        if (!isNothing(outline, START)) {
            throw new GantryException(
                    ErrorCode.NO_ENTRY_POINT,
                    guest,
                    guest + " has no function _start to run; " + listing(outline));
        }
        return NOTHING;
    }

    private static boolean isNothing(ModuleOutline outline, String name) {
        return outline.exports().stream()
                .anyMatch(export -> export.name().equals(name) && export.type().equals(NOTHING));
    }

    private static FunctionType exported(String guest, ModuleOutline outline, String name) {
        return functions(outline).stream()
                .filter(export -> export.name().equals(name))
                .map(export -> (FunctionType) export.type())
                .findFirst()
                .orElseThrow(() -> unknownExport(guest, outline, name));
    }

    private static List<ExportType> functions(ModuleOutline outline) {
        return outline.exports().stream()
                .filter(export -> export.type() instanceof FunctionType)
                .toList();
    }

    private static GantryException unknownExport(String guest, ModuleOutline outline, String name) {
        List<String> names = functions(outline).stream().map(ExportType::name).toList();
        String nearest =
                Spelling.nearest(name, names)
                        .map(meant -> "; did you mean '" + GuestText.clean(meant) + "'?")
                        .orElse(";");
        return new GantryException(
                ErrorCode.UNKNOWN_EXPORT,
                guest,
                guest
                        + " exports no function '"
                        + GuestText.clean(name)
                        + "'"
                        + nearest
                        + " "
                        + listing(outline));
    }

    private static String listing(ModuleOutline outline) {
        List<ExportType> functions = functions(outline);
        if (functions.isEmpty()) {
            return "it exports no function at all";
        }
        int more = functions.size() - MAX_LISTED;
        return functions.stream()
                .limit(MAX_LISTED)
                .map(export -> GuestText.clean(export.name()) + signature(export.type()))
                .collect(
                        Collectors.joining(
                                ", ", "its functions: ", more > 0 ? " and " + more + " more" : ""));
    }

    /** For example {@code (i32, i32) -> i32}. */
    private static String signature(ExternType type) {
        FunctionType function = (FunctionType) type;
        List<ValueType> results = function.results();
        String returned =
                switch (results.size()) {
                    case 0 -> "nothing";
                    case 1 -> results.get(0).toString();
                    default -> "(" + names(results) + ")";
                };
        return "(" + names(function.parameters()) + ") -> " + returned;
    }

    private static String names(List<ValueType> types) {
        return types.stream()
                .limit(MAX_LISTED)
                .map(ValueType::toString)
                .collect(Collectors.joining(", "));
    }

    private static List<Value> arguments(String name, FunctionType type, List<String> texts) {
        List<ValueType> types = type.parameters();
        if (texts.size() != types.size()) {
            throw badArgument(
                    name,
                    "takes "
                            + types.size()
                            + " arguments "
                            + signature(type)
                            + ", not "
                            + texts.size());
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            values.add(argument(name, i, types.get(i), texts.get(i)));
        }
        return values;
    }

    private static Value argument(String name, int index, ValueType type, String text) {
        try {
            return Value.parse(type, text);
        } catch (IllegalArgumentException e) {
            throw badArgument(
                    name,
                    "wants "
                            + type
                            + " as argument "
                            + (index + 1)
                            + ", and '"
                            + GuestText.clean(text)
                            + "' is not one: "
                            + e.getMessage());
        }
    }

    private static GantryException badArgument(String name, String problem) {
        String shown = GuestText.clean(name);
        return new GantryException(ErrorCode.BAD_ARGUMENT, shown, shown + " " + problem);
    }
}
