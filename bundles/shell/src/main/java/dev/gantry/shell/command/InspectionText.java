// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.GuestText;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.guest.GuestInspection;
import dev.gantry.guest.GuestInspection.Counts;
import dev.gantry.guest.GuestInspection.ModuleDetails;
import dev.gantry.guest.GuestInspection.Preparation;
import dev.gantry.guest.GuestInspection.Producer;
import dev.gantry.guest.GuestInspection.Section;
import dev.gantry.shell.HelpText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An inspection for people: blocks of aligned lines, names cleaned, long lists cut. */
final class InspectionText {
    private static final int LINES_OF_A_LIST = 20;

    private final GuestInspection inspection;
    private final boolean all;
    private final List<String> lines = new ArrayList<>();

    private InspectionText(GuestInspection inspection, boolean all) {
        this.inspection = inspection;
        this.all = all;
    }

    /**
     * The lines.
     *
     * @param all whether long lists are shown whole
     */
    static List<String> of(GuestInspection inspection, boolean all) {
        InspectionText text = new InspectionText(inspection, all);
        text.write();
        return text.lines;
    }

    private void write() {
        lines.add(GuestText.clean(inspection.name()));
        lines.addAll(HelpText.columns(overview()));
        inspection.module().ifPresent(this::write);
        list("sections", inspection.sections(), InspectionText::section);
        inspection
                .module()
                .ifPresent(module -> list("prepared", module.preparations(), this::preparation));
    }

    private void write(ModuleDetails module) {
        imports(module.imports());
        list(
                "exports",
                module.exports(),
                export -> List.of(GuestText.clean(export.name()), export.type().toString()));
        list("memories", module.memories(), InspectionText::memory);
        list("tables", module.tables(), InspectionText::table);
    }

    private Map<String, String> overview() {
        Map<String, String> overview = new LinkedHashMap<>();
        overview.put("kind", inspection.kind().label());
        overview.put("digest", inspection.digest().toString());
        overview.put("size", counted(inspection.size(), "byte"));
        inspection.module().ifPresent(module -> overview.put("holds", holds(module.counts())));
        inspection
                .module()
                .map(ModuleDetails::proposals)
                .filter(proposals -> !proposals.isEmpty())
                .ifPresent(proposals -> overview.put("uses", String.join(", ", proposals)));
        if (!inspection.producers().isEmpty()) {
            overview.put("made with", producers(inspection.producers()));
        }
        return overview;
    }

    private static String holds(Counts counts) {
        return counted(counts.functions(), "function")
                + ", "
                + counted(counts.globals(), "global")
                + ", "
                + counted(counts.codeBytes(), "byte")
                + " of code, "
                + number(counts.dataBytes())
                + " of data";
    }

    private static String counted(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
    }

    private static String producers(List<Producer> producers) {
        String text =
                producers.stream()
                        .limit(LINES_OF_A_LIST)
                        .map(producer -> producer.name() + " " + producer.version())
                        .map(tool -> GuestText.clean(tool).strip())
                        .collect(Collectors.joining(", "));
        return GuestText.cleanMessage(text);
    }

    /** Grouped by the module that they are imported from. */
    private void imports(List<ImportType> imports) {
        Map<String, List<ImportType>> groups =
                shown(imports).stream()
                        .collect(
                                Collectors.groupingBy(
                                        ImportType::module,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        if (!groups.isEmpty()) {
            lines.add("imports");
        }
        groups.forEach(
                (module, group) -> {
                    lines.add("  " + GuestText.clean(module));
                    Table.of(group.stream().map(InspectionText::row).toList())
                            .forEach(line -> lines.add("    " + line));
                });
        rest(imports);
    }

    private static List<String> row(ImportType wanted) {
        return List.of(GuestText.clean(wanted.name()), wanted.type().toString());
    }

    private <T> void list(String title, List<T> all, Function<T, List<String>> row) {
        if (!all.isEmpty()) {
            lines.add(title);
            Table.of(shown(all).stream().map(row).toList()).forEach(line -> lines.add("  " + line));
            rest(all);
        }
    }

    private <T> List<T> shown(List<T> list) {
        return all || list.size() <= LINES_OF_A_LIST ? list : list.subList(0, LINES_OF_A_LIST);
    }

    private void rest(List<?> list) {
        int left = list.size() - shown(list).size();
        if (left > 0) {
            lines.add("  ... and " + number(left) + " more; --all shows them");
        }
    }

    private static List<String> section(Section section) {
        String label = section.kind() + " " + GuestText.clean(section.name());
        return List.of(label.strip(), counted(section.size(), "byte"));
    }

    private static List<String> memory(MemoryType memory) {
        return List.of(
                range(memory.minimum(), memory.maximum())
                        + " pages"
                        + (memory.memory64() ? ", 64-bit" : "")
                        + (memory.shared() ? ", shared" : ""));
    }

    private static List<String> table(TableType table) {
        return List.of(range(table.minimum(), table.maximum()) + " of " + table.element());
    }

    private static String range(long minimum, OptionalLong maximum) {
        return maximum.isPresent()
                ? number(minimum) + " to " + number(maximum.getAsLong())
                : number(minimum) + " or more";
    }

    private List<String> preparation(Preparation preparation) {
        if (preparation.refusal().isPresent()) {
            String why = GuestText.cleanMessage(preparation.refusal().get());
            return List.of(preparation.mode(), "refused: " + why, "", "");
        }
        double growth = 100.0 * (preparation.bytes() - inspection.size()) / inspection.size();
        return List.of(
                preparation.mode(),
                number(preparation.bytes()) + " bytes",
                String.format(Locale.ROOT, "%+.1f %%", growth),
                counted(preparation.charges(), "check") + " added");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
