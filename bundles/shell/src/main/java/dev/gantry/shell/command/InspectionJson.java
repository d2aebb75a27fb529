// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.engine.ExportType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.guest.GuestInspection;
import dev.gantry.guest.GuestInspection.Counts;
import dev.gantry.guest.GuestInspection.ModuleDetails;
import dev.gantry.guest.GuestInspection.Preparation;
import dev.gantry.guest.GuestInspection.Producer;
import dev.gantry.guest.GuestInspection.Section;
import dev.gantry.shell.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** An inspection for programs: whole, and with names as they are. */
final class InspectionJson {
    private InspectionJson() {}

    static JsonObject of(GuestInspection inspection) {
        return new JsonObject()
                .text("name", inspection.name())
                .text("kind", inspection.kind().label())
                .text("digest", inspection.digest().toString())
                .number("size", inspection.size())
                .list("sections", each(inspection.sections(), InspectionJson::section))
                .list("producers", each(inspection.producers(), InspectionJson::producer))
                .maybe("module", inspection.module().map(InspectionJson::module));
    }

    private static JsonObject module(ModuleDetails module) {
        return new JsonObject()
                .list("imports", each(module.imports(), InspectionJson::wanted))
                .list("exports", each(module.exports(), InspectionJson::offered))
                .list("memories", each(module.memories(), InspectionJson::memory))
                .list("tables", each(module.tables(), InspectionJson::table))
                .list("proposals", module.proposals())
                .maybe("counts", Optional.of(counts(module.counts())))
                .list("preparations", each(module.preparations(), InspectionJson::preparation));
    }

    private static JsonObject section(Section section) {
        return new JsonObject()
                .text("kind", section.kind())
                .text("name", section.name())
                .number("size", section.size());
    }

    private static JsonObject producer(Producer producer) {
        return new JsonObject()
                .text("field", producer.field())
                .text("name", producer.name())
                .text("version", producer.version());
    }

    private static JsonObject wanted(ImportType wanted) {
        return new JsonObject()
                .text("module", wanted.module())
                .text("name", wanted.name())
                .text("type", wanted.type().toString());
    }

    private static JsonObject offered(ExportType offered) {
        return new JsonObject()
                .text("name", offered.name())
                .text("type", offered.type().toString());
    }

    private static JsonObject memory(MemoryType memory) {
        return new JsonObject()
                .number("minimumPages", memory.minimum())
                .maybe("maximumPages", maximum(memory.maximum()))
                .truth("memory64", memory.memory64())
                .truth("shared", memory.shared());
    }

    private static JsonObject table(TableType table) {
        return new JsonObject()
                .text("element", table.element().toString())
                .number("minimum", table.minimum())
                .maybe("maximum", maximum(table.maximum()));
    }

    private static JsonObject counts(Counts counts) {
        return new JsonObject()
                .number("functions", counts.functions())
                .number("globals", counts.globals())
                .number("codeBytes", counts.codeBytes())
                .number("dataBytes", counts.dataBytes());
    }

    private static JsonObject preparation(Preparation preparation) {
        return new JsonObject()
                .text("mode", preparation.mode())
                .number("bytes", preparation.bytes())
                .number("charges", preparation.charges())
                .maybe("refusal", preparation.refusal());
    }

    private static Optional<Long> maximum(OptionalLong maximum) {
        return maximum.isPresent() ? Optional.of(maximum.getAsLong()) : Optional.empty();
    }

    private static <T> List<JsonObject> each(List<T> all, Function<T, JsonObject> json) {
        return all.stream().map(json).toList();
    }
}
