// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.InterfaceName;
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantKind;
import dev.gantry.policy.Permissions.Remembered;
import dev.gantry.policy.Prompter;
import dev.gantry.policy.Prompter.Answer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a guest wants beyond what it has, and what becomes of that: agreed to as a whole, asked one by
 * one, or not given and told.
 */
final class Wishes {
    private static final int MOST_NAMED = 8;

    private final Deliberation deliberation;
    private final Map<Grant, Wish> wishes = new LinkedHashMap<>();

    Wishes(Deliberation deliberation) {
        this.deliberation = deliberation;
        deliberation.requested().forEach(entry -> add(entry.grant(), entry.why(), true));
        deliberation.request().imports().stream()
                .map(InterfaceName::text)
                .sorted()
                .filter(name -> !deliberation.isKindGranted(name))
                .forEach(this::addImport);
        if (!deliberation.isSameVersion()) {
            deliberation
                    .remembered()
                    .ifPresent(entry -> sorted(entry.granted()).forEach(this::addGrantedBefore));
        }
    }

    private void addGrantedBefore(Grant grant) {
        GrantKinds kinds = deliberation.kinds();
        if (kinds.has(grant.kind())) {
            add(kinds.checked("ask for", grant), "", false);
        }
    }

    private static List<Grant> sorted(Set<Grant> grants) {
        return grants.stream().sorted(Comparator.comparing(Grant::toString)).toList();
    }

    List<Wish> list() {
        return List.copyOf(wishes.values());
    }

    /** An import whose grants need a parameter cannot be wished for: nobody knows which. */
    private void addImport(String name) {
        GrantKinds kinds = deliberation.kinds();
        Grant grant = Grant.of(name);
        if (kinds.has(name)
                && !GrantKinds.isBuiltIn(name)
                && !kinds.kindOf(grant).parameterNeeded()
                && wishes.keySet().stream().noneMatch(wish -> wish.kind().equals(name))) {
            add(grant, "", true);
        }
    }

    /** Unless it has it already, or never gets it. */
    private void add(Grant grant, String why, boolean asked) {
        if (!deliberation.isGranted(grant) && deliberation.rules().against(grant).isEmpty()) {
            wishes.putIfAbsent(grant, new Wish(grant, why, asked));
        }
    }

    /** Settles all of them; the lock remembers what a person says for longer than this run. */
    void settle(GrantLock lock) {
        tellUnprovided();
        tellChange();
        if (deliberation.request().agreed()) {
            agree();
        }
        deliberation
                .request()
                .prompter()
                .ifPresent(prompter -> open().forEach(wish -> ask(prompter, wish, lock)));
        if (deliberation.request().prompter().isEmpty()) {
            tellOpen();
        }
    }

    private List<Wish> open() {
        return wishes.values().stream()
                .filter(wish -> !deliberation.isGranted(wish.grant()))
                .toList();
    }

    private void agree() {
        List<Wish> asked = open().stream().filter(Wish::asked).toList();
        if (!asked.isEmpty()) {
            asked.forEach(wish -> deliberation.grant(wish.grant(), "your agreement, for this run"));
            deliberation.note("agreed to for this run: " + names(asked));
        }
    }

    private void ask(Prompter prompter, Wish wish, GrantLock lock) {
        GrantKind kind = deliberation.kinds().kindOf(wish.grant());
        String reason =
                wish.asked() ? wish.why() : "it was granted to an earlier version of this guest";
        Answer answer =
                prompter.ask(
                        new Prompter.Question(
                                deliberation.request().guest(),
                                deliberation.request().digest(),
                                wish.grant(),
                                kind,
                                reason));
        if (answer == Answer.ONCE || answer == Answer.ALWAYS) {
            deliberation.grant(wish.grant(), "your answer");
        }
        if (answer == Answer.NEVER) {
            deliberation.deny(DenyRules.denialOf(wish.grant()));
        }
        if (answer == Answer.ALWAYS || answer == Answer.NEVER) {
            remember(wish.grant(), answer, lock);
        }
    }

    /** What cannot be remembered holds for this run all the same. */
    private void remember(Grant grant, Answer answer, GrantLock lock) {
        if (deliberation.request().subject().isEmpty()) {
            deliberation.note("the answer holds for this run only: the guest has no name");
            return;
        }
        try {
            LockEntry entry = new LockEntry(deliberation.request().subject().get(), requested());
            lock.change(
                    content ->
                            answer == Answer.ALWAYS
                                    ? entry.granting(content, grant)
                                    : entry.denying(content, DenyRules.denialOf(grant)));
        } catch (GantryException e) {
            deliberation.note("the answer holds for this run only: " + e.getMessage());
        }
    }

    private Set<Grant> requested() {
        return deliberation.requested().stream()
                .map(PermissionFile.Entry::grant)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void tellUnprovided() {
        for (Grant grant : deliberation.unprovided()) {
            String shown = GuestText.clean(grant.toString());
            deliberation.note("it asks for " + shown + ", which nothing here provides");
        }
    }

    /** Whoever granted something to another version learns that it does not hold, and what is new. */
    private void tellChange() {
        Set<Grant> before =
                deliberation.remembered().map(Remembered::granted).orElse(Set.<Grant>of());
        if (deliberation.isSameVersion() || before.isEmpty()) {
            return;
        }
        Set<Grant> known = deliberation.remembered().map(Remembered::requested).orElse(Set.of());
        Set<Grant> now = requested();
        List<Grant> more = sorted(now).stream().filter(Predicate.not(known::contains)).toList();
        String difference =
                more.isEmpty() ? "it asks for nothing new" : "it now also asks for " + texts(more);
        deliberation.note(
                "the file has changed since you granted it "
                        + texts(sorted(before))
                        + ", so that no longer holds; "
                        + difference);
    }

    private void tellOpen() {
        List<Wish> open = open();
        if (open.isEmpty()) {
            return;
        }
        String flags =
                open.stream()
                        .limit(MOST_NAMED)
                        .map(wish -> Purpose.flag(wish.grant()))
                        .collect(Collectors.joining(" "));
        boolean asked = open.stream().anyMatch(Wish::asked);
        deliberation.note(
                (asked ? "it asks for " : "it is not given ")
                        + names(open)
                        + (asked ? ", and nothing grants that; " : "; ")
                        + flags
                        + (asked ? " would, and --yes all that it asks for" : " would"));
    }

    private static String names(List<Wish> wishes) {
        return texts(wishes.stream().map(Wish::grant).toList());
    }

    private static String texts(List<Grant> grants) {
        String named =
                grants.stream()
                        .limit(MOST_NAMED)
                        .map(Purpose::text)
                        .collect(Collectors.joining(", "));
        int left = grants.size() - MOST_NAMED;
        return left > 0 ? named + " and " + left + " more" : named;
    }
}
