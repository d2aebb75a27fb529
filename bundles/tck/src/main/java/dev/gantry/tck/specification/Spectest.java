// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ValueType;
import dev.gantry.tck.Guests;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The module {@code spectest}, from which scripts import: functions of the host, and a guest of ours. */
final class Spectest {
    static final String NAME = "spectest";

    private static final Map<String, List<ValueType>> PRINTS =
            Map.of(
                    "print", List.of(),
                    "print_i32", List.of(ValueType.I32),
                    "print_i64", List.of(ValueType.I64),
                    "print_f32", List.of(ValueType.F32),
                    "print_f64", List.of(ValueType.F64),
                    "print_i32_f32", List.of(ValueType.I32, ValueType.F32),
                    "print_f64_f64", List.of(ValueType.F64, ValueType.F64));

    private static final String TABLE64 = "table64";

    private final Engine engine;
    private final World world;
    private Optional<Guest> guest = Optional.empty();
    private Optional<Guest> wide = Optional.empty();

    Spectest(Engine engine, World world) {
        this.engine = engine;
        this.world = world;
    }

    Optional<Source> find(String name) {
        List<ValueType> printed = PRINTS.get(name);
        if (printed != null) {
            return Optional.of(new Source.Print(new FunctionType(printed, List.of())));
        }
        if (name.equals(TABLE64)) {
            return exported(wide(), name);
        }
        if (guest.isEmpty()) {
            guest = Optional.of(instantiate("spectest"));
        }
        return exported(guest, name);
    }

    private Optional<Guest> wide() {
        if (wide.isEmpty() && engine.features().contains(EngineFeature.MEMORY64)) {
            wide = Optional.of(instantiate("exnref/spectest64"));
        }
        return wide;
    }

    private Guest instantiate(String name) {
        Guest made = Guest.spectest(engine.compile(Guests.bytes(name), CompileOptions.DEFAULT));
        world.instantiate(made);
        return made;
    }

    private static Optional<Source> exported(Optional<Guest> guest, String name) {
        return guest.filter(known -> known.instance().export(name).isPresent())
                .map(known -> new Source.Export(known, name));
    }
}
