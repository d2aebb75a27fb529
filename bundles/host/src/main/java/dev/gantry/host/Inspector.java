// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.guest.GuestInspection;
import dev.gantry.guest.GuestInspection.Counts;
import dev.gantry.guest.GuestInspection.Kind;
import dev.gantry.guest.GuestInspection.ModuleDetails;
import dev.gantry.guest.GuestInspection.Producer;
import dev.gantry.guest.GuestInspection.Section;
import dev.gantry.wasm.ModuleInspection;
import dev.gantry.wasm.outline.ModuleOutline;
import dev.gantry.wasm.outline.Proposal;
import dev.gantry.wasm.preparation.Preparation;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparationOptions;
import dev.gantry.wasm.preparation.PreparedModule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at guests without running them. */
final class Inspector {
    private static final List<PreparationMode> MODES =
            List.of(PreparationMode.INTERRUPTIBLE, PreparationMode.METERED);

    private Inspector() {}

    static GuestInspection inspect(GuestBytes bytes) {
        ModuleInspection file = ModuleInspection.of(bytes.name(), bytes.wasm());
        return new GuestInspection(
                bytes.name(),
                kind(file),
                bytes.digest(),
                bytes.wasm().length,
                file.sections().stream().map(Inspector::section).toList(),
                file.producers().stream().map(Inspector::producer).toList(),
                file.details().map(details -> module(bytes, details)));
    }

    private static Kind kind(ModuleInspection file) {
        return switch (file.kind()) {
            case CORE_MODULE -> Kind.MODULE;
            case COMPONENT -> Kind.COMPONENT;
            case WIT_PACKAGE -> Kind.WIT_PACKAGE;
            case UNKNOWN_VERSION, NOT_WEBASSEMBLY ->
                    throw new IllegalStateException("what cannot be read was inspected");
        };
    }

    private static Section section(ModuleInspection.SectionSize section) {
        return new Section(section.kind(), section.name(), section.size());
    }

    private static Producer producer(ModuleInspection.Producer producer) {
        return new Producer(producer.field(), producer.name(), producer.version());
    }

    private static ModuleDetails module(GuestBytes bytes, ModuleInspection.Details details) {
        ModuleOutline outline = details.outline();
        ModuleInspection.Counts counts = details.counts();
        return new ModuleDetails(
                outline.imports(),
                outline.exports(),
                outline.spaces().memories(),
                outline.spaces().tables(),
                details.proposals().stream().sorted().map(Proposal::label).toList(),
                new Counts(
                        counts.functions(),
                        counts.globals(),
                        counts.codeBytes(),
                        counts.dataBytes()),
                MODES.stream().map(mode -> preparation(bytes, mode)).toList());
    }

    /** What cannot be prepared so is worth knowing, and no reason to say nothing of the rest. */
    private static GuestInspection.Preparation preparation(GuestBytes bytes, PreparationMode mode) {
        String label = mode.name().toLowerCase(Locale.ROOT);
        PreparationOptions options = PreparationOptions.builder(mode).build();
        try {
            PreparedModule prepared = Preparation.prepare(bytes.name(), bytes.wasm(), options);
            return new GuestInspection.Preparation(
                    label, prepared.wasm().length, prepared.facts().charges(), Optional.empty());
        } catch (GantryException refused) {
            if (refused.code() == ErrorCode.INTERRUPTED) {
                throw refused; // nobody waits for the rest either
            }
            return new GuestInspection.Preparation(
                    label, 0, 0, Optional.ofNullable(refused.getMessage()));
        }
    }
}
