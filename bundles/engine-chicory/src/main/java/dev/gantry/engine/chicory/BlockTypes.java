// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The function types of a module as types of blocks, and new ones without parameters behind them. */
final class BlockTypes {
    private static final int FUNCTION = 0x60;
    private static final int EMPTY = 0x40;

    private record Type(List<Integer> parameters, List<Integer> results) {}

    private final List<Type> types = new ArrayList<>();
    private final List<Integer> functions = new ArrayList<>();

    BlockTypes(ModuleBytes module) {
        module.section(ModuleBytes.TYPES).ifPresent(this::readTypes);
        module.section(ModuleBytes.FUNCTIONS).ifPresent(this::readFunctions);
    }

    private void readTypes(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            reader.skip(1);
            types.add(new Type(valueTypes(reader), valueTypes(reader)));
        }
    }

    private void readFunctions(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            functions.add((int) reader.u32());
        }
    }

    /** How many parameters the function has whose body is at this position. */
    int parametersOf(int function) {
        return function < functions.size() ? parameters(functions.get(function)).size() : 0;
    }

    /** The codes of the types of its parameters. */
    List<Integer> parameters(int type) {
        return type < types.size() ? types.get(type).parameters : List.of();
    }

    /** Reads the type of a block; null unless it has parameters. */
    @Nullable Integer withParameters(ByteReader body) {
        long type = CodeScan.typeIndex(body);
        return type >= 0 && type < types.size() && !parameters((int) type).isEmpty()
                ? (Integer) (int) type
                : null;
    }

    /** Writes the type of a block with the results of this type. */
    void writeWithoutParameters(int type, ByteArrayOutputStream out) {
        List<Integer> results = types.get(type).results;
        switch (results.size()) {
            case 0 -> out.write(EMPTY);
            case 1 -> out.write(results.get(0));
            default -> writeSigned(out, plain(results));
        }
    }

    /** The content of the section. */
    byte[] section() {
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        ModuleBytes.writeNumber(section, types.size());
        for (Type type : types) {
            section.write(FUNCTION);
            writeValueTypes(section, type.parameters);
            writeValueTypes(section, type.results);
        }
        return section.toByteArray();
    }

    private int plain(List<Integer> results) {
        Type wanted = new Type(List.of(), results);
        if (!types.contains(wanted)) {
            types.add(wanted);
        }
        return types.indexOf(wanted);
    }

    private static List<Integer> valueTypes(ByteReader reader) {
        List<Integer> values = new ArrayList<>();
        for (int left = reader.count(); left > 0; left--) {
            values.add(reader.u8());
        }
        return List.copyOf(values);
    }

    private static void writeValueTypes(ByteArrayOutputStream out, List<Integer> values) {
        ModuleBytes.writeNumber(out, values.size());
        values.forEach(out::write);
    }

    /** A positive number whose last digit does not look like a sign. */
    private static void writeSigned(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 0x3f) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
