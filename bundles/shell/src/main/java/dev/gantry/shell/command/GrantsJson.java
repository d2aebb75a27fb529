// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.engine.ImportType;
import dev.gantry.guest.GuestInspection.ModuleDetails;
import dev.gantry.policy.Decision.Refusal;
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantKind;
import dev.gantry.policy.Permissions;
import dev.gantry.policy.Permissions.Explanation;
import dev.gantry.policy.Permissions.Meaning;
import dev.gantry.policy.Permissions.Remembered;
import dev.gantry.policy.Permissions.Rule;
import dev.gantry.shell.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Grants for programs. */
final class GrantsJson {
    private GrantsJson() {}

    static JsonObject list(Permissions permissions) {
        return new JsonObject()
                .list("rules", permissions.rules().stream().map(GrantsJson::rule).toList())
                .list("guests", permissions.remembered().stream().map(GrantsJson::entry).toList());
    }

    static JsonObject kinds(List<GrantKind> kinds) {
        return new JsonObject().list("kinds", kinds.stream().map(GrantsJson::kind).toList());
    }

    private static JsonObject kind(GrantKind kind) {
        return new JsonObject()
                .text("kind", kind.name())
                .text("form", kind.form())
                .text("purpose", kind.purpose())
                .text("risk", kind.risk());
    }

    private static JsonObject rule(Rule rule) {
        return new JsonObject()
                .text("grant", rule.grant().toString())
                .text("source", rule.source());
    }

    private static JsonObject entry(Remembered entry) {
        return new JsonObject()
                .text("guest", entry.subject().name())
                .text("digest", entry.subject().digest().toString())
                .list("granted", sorted(entry.granted()))
                .list("denied", sorted(entry.denied()))
                .list("requested", sorted(entry.requested()));
    }

    private static List<String> sorted(Set<Grant> grants) {
        return grants.stream().map(Grant::toString).sorted().toList();
    }

    static JsonObject explanation(GuestFile.Examined guest, Explanation explanation) {
        List<ImportType> imports =
                guest.inspection().module().map(ModuleDetails::imports).orElse(List.of());
        return new JsonObject()
                .text("guest", guest.subject().name())
                .text("digest", guest.subject().digest().toString())
                .truth("changed", explanation.changed())
                .list(
                        "couldUse",
                        WasiNeeds.of(imports).entrySet().stream().map(GrantsJson::need).toList())
                .list(
                        "interfaces",
                        imports.stream()
                                .map(ImportType::module)
                                .filter(module -> !WasiNeeds.isWasi(module))
                                .distinct()
                                .sorted()
                                .toList())
                .list("grants", explanation.meanings().stream().map(GrantsJson::meaning).toList())
                .list(
                        "refusals",
                        explanation.decision().refusals().stream()
                                .map(GrantsJson::refusal)
                                .toList());
    }

    private static JsonObject need(Map.Entry<String, Set<String>> need) {
        return new JsonObject()
                .text("grant", need.getKey())
                .list("functions", List.copyOf(need.getValue()));
    }

    private static JsonObject meaning(Meaning meaning) {
        return new JsonObject()
                .text("grant", meaning.grant().toString())
                .text("state", meaning.state().name().toLowerCase(Locale.ROOT))
                .text("purpose", meaning.purpose())
                .text("risk", meaning.risk())
                .maybe("reason", Optional.of(meaning.reason()).filter(text -> !text.isEmpty()))
                .maybe("source", Optional.of(meaning.source()).filter(text -> !text.isEmpty()))
                .text("option", meaning.flag());
    }

    private static JsonObject refusal(Refusal refusal) {
        return new JsonObject()
                .text("grant", refusal.grant().toString())
                .text("reason", refusal.reason());
    }
}
