// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.InterfaceName;
import dev.gantry.capability.PermissionFile.Entry;
import dev.gantry.file.Mount;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Decision.Refusal;
import dev.gantry.policy.Grant;
import dev.gantry.policy.Permissions.Remembered;
import dev.gantry.policy.Permissions.Rule;
import dev.gantry.policy.PolicyRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One decision in the making: first all that takes away, then each layer that grants, in order. What
 * the guest wants beyond that are its {@link Wishes}.
 */
final class Deliberation {
    private final PolicyRequest request;
    private final GrantKinds kinds;
    private final DenyRules rules = new DenyRules();
    private final Map<Grant, String> granted = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Entry> requested;
    private final List<Grant> unprovided;
    private final Optional<Remembered> remembered;

    Deliberation(PolicyRequest request, Settings settings, LockContent lock) {
        this.request = request;
        this.kinds = new GrantKinds(request.present());
        this.remembered = request.subject().flatMap(subject -> lock.find(subject.name()));
        Optional<PermissionFile> named = request.permissions().map(PermissionFile::parse);
        Profiles.Profile profile = new Profiles(settings.configFolder()).find(request.profile());
        Optional<PermissionFile> wanted = request.request().map(PermissionFile::parse);
        wanted.ifPresent(Deliberation::refuseDenials);
        List<Entry> entries = wanted.map(PermissionFile::allow).orElse(List.of());
        this.requested = entries.stream().flatMap(entry -> provided(kinds, entry)).toList();
        this.unprovided =
                entries.stream()
                        .map(Entry::grant)
                        .filter(grant -> !kinds.has(grant.kind()))
                        .toList();

        // A new layer belongs into one of these two blocks, at its place in the order.
        deny("the configuration", lasting(settings.deny()));
        deny("your rule for all guests", lasting(lock.deny()));
        remembered.ifPresent(entry -> deny("your rule for this guest", lasting(entry.denied())));
        deny("the command line", request.deny());
        named.ifPresent(file -> deny(shown(file), file.deny()));
        deny(profile.source(), lasting(profile.deny()));

        grantAloud("the command line", request.allow());
        named.ifPresent(file -> grantAloud(shown(file), file.grants()));
        remembered
                .filter(entry -> isSameVersion())
                .ifPresent(entry -> grant("what you granted it before", lasting(entry.granted())));
        grant(profile.source(), lasting(profile.allow()));
    }

    /** In its full form; nothing if nothing here provides it. */
    private static Stream<Entry> provided(GrantKinds kinds, Entry entry) {
        return kinds.has(entry.grant().kind())
                ? Stream.of(new Entry(kinds.checkedRequest(entry.grant()), entry.why()))
                : Stream.empty();
    }

    private static String shown(PermissionFile file) {
        return GuestText.clean(file.name());
    }

    private static void refuseDenials(PermissionFile request) {
        if (!request.deny().isEmpty()) {
            throw new GantryException(
                    ErrorCode.BAD_PERMISSIONS,
                    shown(request),
                    shown(request) + " has 'deny', but a request only asks",
                    "leave 'deny' out; whoever does not want a thing does not ask for it",
                    null);
        }
    }

    /** What outlives host interfaces: those that are not there now are left out, typing errors not. */
    private List<Grant> lasting(Iterable<Grant> grants) {
        List<Grant> present = new ArrayList<>();
        for (Grant grant : grants) {
            if (kinds.has(grant.kind()) || !kinds.mayCome(grant.kind())) {
                present.add(grant);
            }
        }
        return present;
    }

    private void deny(String source, List<Grant> grants) {
        rules.add(source, grants.stream().map(kinds::checkedDenial).toList());
    }

    private void grant(String source, List<Grant> grants) {
        Set<GuestPlace> taken = places();
        for (Grant written : grants) {
            Grant grant = kinds.checked("allow", written);
            boolean elsewhere =
                    Mount.of(grant).map(GuestPlace::of).filter(taken::contains).isPresent();
            if (!elsewhere && rules.against(grant).isEmpty()) {
                granted.putIfAbsent(grant, source);
            }
        }
    }

    /** An earlier layer decides what the guest finds at a place. */
    private Set<GuestPlace> places() {
        return granted.keySet().stream()
                .flatMap(grant -> Mount.of(grant).stream())
                .map(GuestPlace::of)
                .collect(Collectors.toSet());
    }

    /** Who grants something here and now is told when that has no effect. */
    private void grantAloud(String source, List<Grant> grants) {
        grant(source, grants);
        for (Grant written : grants) {
            Grant grant = kinds.checked("allow", written);
            rules.against(grant)
                    .ifPresent(
                            rule ->
                                    note(
                                            Purpose.text(grant)
                                                    + " is not granted: it is denied by "
                                                    + rule.source()));
        }
    }

    /** Grants one thing that was wished for. */
    void grant(Grant grant, String source) {
        grant(source, List.of(grant));
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    /** Takes a thing away from here on, because somebody just said so. */
    void deny(Grant rule) {
        deny("your rule for this guest", List.of(rule));
    }

    PolicyRequest request() {
        return request;
    }

    GrantKinds kinds() {
        return kinds;
    }

    DenyRules rules() {
        return rules;
    }

    Optional<Remembered> remembered() {
        return remembered;
    }

    /** Whether what is remembered was said about these bytes. */
    boolean isSameVersion() {
        return remembered
                .filter(entry -> entry.subject().digest().equals(request.digest()))
                .isPresent();
    }

    /** What its author asks for and can be given here, granted or not, in its full form. */
    List<Entry> requested() {
        return requested;
    }

    /** What its author asks for and nothing here provides. */
    List<Grant> unprovided() {
        return unprovided;
    }

    boolean isGranted(Grant grant) {
        return granted.containsKey(grant);
    }

    /** Which layer grants it; empty if none does. */
    String reason(Grant grant) {
        return granted.getOrDefault(grant, "");
    }

    boolean isKindGranted(String kind) {
        return granted.keySet().stream().anyMatch(grant -> grant.kind().equals(kind));
    }

    Decision decision() {
        if (granted.containsKey(GrantKinds.RANDOM_DEVICE) && !isKindGranted(GrantKinds.RANDOM)) {
            granted.remove(GrantKinds.RANDOM_DEVICE);
            note("dev=urandom is not granted: it goes with random");
        }
        return new Decision(granted.keySet(), refusals(), rules.grants(), granted, notes);
    }

    /** A guest cannot start without what it imports, so that is refused aloud, in a stable order. */
    private List<Refusal> refusals() {
        return Stream.concat(request.linked().stream(), request.imports().stream())
                .distinct()
                .sorted(Comparator.comparing(InterfaceName::text))
                .flatMap(name -> refusal(name).stream())
                .toList();
    }

    /** A rule can take any interface away; a grant is needed for some only. */
    private Optional<Refusal> refusal(InterfaceName name) {
        Grant needed = Grant.of(name.text());
        boolean grantNeeded = request.imports().contains(name);
        if (grantNeeded && GrantKinds.isBuiltIn(needed.kind())) {
            // Else a profile that grants the built-in kind would grant the interface too.
            return refusal(needed, "its name is that of another kind of grant");
        }
        Optional<Rule> rule = rules.against(needed);
        if (rule.isPresent()) {
            return refusal(needed, "it is denied by " + rule.get().source());
        }
        return !grantNeeded || isKindGranted(needed.kind())
                ? Optional.empty()
                : refusal(needed, "nothing grants it; --allow " + form(needed) + " would");
    }

    private String form(Grant needed) {
        return kinds.has(needed.kind()) ? kinds.kindOf(needed).form() : needed.toString();
    }

    private static Optional<Refusal> refusal(Grant needed, String reason) {
        return Optional.of(new Refusal(needed, GuestText.clean(needed.toString()) + ": " + reason));
    }
}
