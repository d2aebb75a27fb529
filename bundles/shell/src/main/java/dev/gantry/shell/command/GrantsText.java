// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.GuestText;
import dev.gantry.engine.ImportType;
import dev.gantry.guest.GuestInspection.ModuleDetails;
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantKind;
import dev.gantry.policy.Permissions;
import dev.gantry.policy.Permissions.Explanation;
import dev.gantry.policy.Permissions.Meaning;
import dev.gantry.policy.Permissions.Remembered;
import dev.gantry.policy.Permissions.State;
import dev.gantry.shell.HelpText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Grants for people: a table of those that are remembered, and what one guest wants and has. */
final class GrantsText {
    private GrantsText() {}

    static List<String> list(Permissions permissions, boolean quiet) {
        List<List<String>> rows = new ArrayList<>();
        if (!quiet) {
            rows.add(List.of("GRANT", "IS", "GUEST"));
        }
        permissions
                .rules()
                .forEach(
                        rule ->
                                rows.add(
                                        List.of(
                                                shown(rule.grant()),
                                                "denied",
                                                "all guests, by " + rule.source())));
        for (Remembered entry : permissions.remembered()) {
            String name = GuestText.cleanMessage(entry.subject().name());
            sorted(entry.denied()).forEach(grant -> rows.add(List.of(grant, "denied", name)));
            sorted(entry.granted()).forEach(grant -> rows.add(List.of(grant, "granted", name)));
        }
        return rows.size() == 1 && !quiet ? List.of() : Table.of(rows);
    }

    static List<String> kinds(List<GrantKind> kinds) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("KIND", "THE GUEST MAY", "MIND"));
        kinds.forEach(
                kind ->
                        rows.add(
                                List.of(
                                        kind.form(),
                                        GuestText.cleanMessage(kind.purpose()),
                                        GuestText.cleanMessage(kind.risk()))));
        return Table.of(rows);
    }

    private static Set<String> sorted(Set<Grant> grants) {
        return grants.stream()
                .map(GrantsText::shown)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shown(Grant grant) {
        return GuestText.cleanMessage(grant.toString());
    }

    static List<String> explanation(GuestFile.Examined guest, Explanation explanation) {
        List<String> lines = new ArrayList<>();
        lines.add(GuestText.clean(guest.inspection().name()));
        Map<String, String> overview = new LinkedHashMap<>();
        overview.put("file", GuestText.cleanMessage(guest.subject().name()));
        overview.put("digest", guest.subject().digest().toString());
        lines.addAll(HelpText.columns(overview));
        imports(lines, guest);
        section(lines, "has", explanation, State.GRANTED);
        section(lines, "asks for and does not get", explanation, State.WANTED);
        section(lines, "asks for and never gets", explanation, State.DENIED);
        if (explanation.changed()) {
            lines.add("the file has changed: what was granted to it before does not hold now");
        }
        explanation.decision().refusals().stream()
                .map(refusal -> GuestText.cleanMessage(refusal.reason()))
                .forEach(reason -> lines.add("cannot start: " + reason));
        return lines;
    }

    /** What its code could call: of WASI that is often more than it ever does. */
    private static void imports(List<String> lines, GuestFile.Examined guest) {
        List<ImportType> imports =
                guest.inspection().module().map(ModuleDetails::imports).orElse(List.of());
        List<List<String>> rows = new ArrayList<>();
        WasiNeeds.of(imports)
                .forEach(
                        (need, functions) ->
                                rows.add(
                                        List.of(
                                                need,
                                                GuestText.cleanMessage(
                                                        String.join(", ", functions)))));
        imports.stream()
                .map(ImportType::module)
                .distinct()
                .filter(module -> !WasiNeeds.isWasi(module))
                .map(GuestText::clean)
                .sorted()
                .forEach(module -> rows.add(List.of(module, "a host interface")));
        if (!rows.isEmpty()) {
            lines.add("could use");
            Table.of(rows).forEach(line -> lines.add("  " + line));
        }
    }

    private static void section(
            List<String> lines, String title, Explanation explanation, State state) {
        List<Meaning> meanings =
                explanation.meanings().stream().filter(each -> each.state() == state).toList();
        if (meanings.isEmpty()) {
            return;
        }
        lines.add(title);
        for (Meaning meaning : meanings) {
            lines.add("  " + shown(meaning.grant()) + ": it may " + meaning.purpose());
            if (state == State.WANTED) {
                explain(lines, meaning);
            } else {
                lines.add("    by " + meaning.source());
            }
        }
    }

    private static void explain(List<String> lines, Meaning meaning) {
        if (!meaning.reason().isEmpty()) {
            lines.add("    its author says: " + GuestText.quote(meaning.reason()));
        }
        if (!meaning.risk().isEmpty()) {
            lines.add("    mind: " + meaning.risk());
        }
        lines.add("    " + meaning.flag());
    }
}
