// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.GantryException;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantKind;
import dev.gantry.policy.Permissions;
import dev.gantry.policy.PolicyRequest;
import dev.gantry.policy.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a person granted and took away, for commands that list, change and explain it. */
@Component(service = Permissions.class)
public final class RememberedPermissions implements Permissions {
    private final Settings settings;
    private final GrantLock lock;

    @Activate
    public RememberedPermissions(@Reference Settings settings, @Reference GrantLock lock) {
        this.settings = settings;
        this.lock = lock;
    }

    @Override
    public List<Remembered> remembered() {
        return List.copyOf(lock.read().subjects().values());
    }

    @Override
    public List<GrantKind> kinds(List<GrantKind> present) {
        return new GrantKinds(present).all();
    }

    @Override
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        settings.deny().forEach(grant -> rules.add(new Rule(grant, "the configuration")));
        lock.read().deny().stream()
                .sorted(Comparator.comparing(Grant::toString))
                .forEach(grant -> rules.add(new Rule(grant, "you")));
        return rules;
    }

    @Override
    public void allow(Subject subject, Grant grant, List<GrantKind> present) {
        Grant checked = new GrantKinds(present).checked("allow", grant);
        lock.change(content -> entry(content, subject).granting(content, checked));
    }

    @Override
    public void deny(Subject subject, Grant grant, List<GrantKind> present) {
        Grant checked = new GrantKinds(present).checkedDenial(grant);
        lock.change(content -> entry(content, subject).denying(content, checked));
    }

    /** What the subject asked for stays known as long as its bytes are the same. */
    private static LockEntry entry(LockContent content, Subject subject) {
        return new LockEntry(
                subject,
                content.find(subject.name())
                        .filter(entry -> entry.subject().equals(subject))
                        .map(Remembered::requested)
                        .orElse(Set.of()));
    }

    @Override
    public void denyAll(Grant grant, List<GrantKind> present) {
        Grant checked = new GrantKinds(present).checkedDenial(grant);
        lock.change(
                content -> {
                    Set<Grant> deny = new HashSet<>(content.deny());
                    deny.add(checked);
                    return new LockContent(deny, content.subjects());
                });
    }

    @Override
    public boolean revoke(String name, Optional<Grant> grant) {
        AtomicBoolean found = new AtomicBoolean();
        lock.change(
                content -> {
                    Optional<Remembered> entry = content.find(name);
                    LockContent changed =
                            entry.map(before -> without(content, before, grant)).orElse(content);
                    found.set(!changed.equals(content));
                    return changed;
                });
        return found.get();
    }

    private static LockContent without(
            LockContent content, Remembered before, Optional<Grant> grant) {
        if (grant.isEmpty()) {
            return content.without(before.subject().name());
        }
        Remembered after =
                new Remembered(
                        before.subject(),
                        without(before.granted(), grant.get()),
                        without(before.denied(), grant.get()),
                        before.requested());
        return after.granted().isEmpty() && after.denied().isEmpty()
                ? content.without(before.subject().name())
                : content.with(after);
    }

    @Override
    public boolean revokeAll(Grant grant) {
        AtomicBoolean found = new AtomicBoolean();
        lock.change(
                content -> {
                    Set<Grant> deny = without(content.deny(), grant);
                    found.set(!deny.equals(content.deny()));
                    return new LockContent(deny, content.subjects());
                });
        return found.get();
    }

    /** As it was written, in its full form, all mounts of a folder, and all of a kind by the kind alone. */
    private static Set<Grant> without(Set<Grant> grants, Grant unwanted) {
        Set<Grant> forms = forms(unwanted);
        Set<Grant> left = new HashSet<>(grants);
        left.removeIf(
                grant ->
                        forms.contains(grant)
                                || forms.contains(DenyRules.denialOf(grant))
                                || (unwanted.parameter().isEmpty()
                                        && grant.kind().equals(unwanted.kind())));
        return left;
    }

    private static Set<Grant> forms(Grant written) {
        GrantKinds kinds = new GrantKinds(List.of());
        Set<Grant> forms = new HashSet<>(Set.of(written));
        addForm(forms, () -> kinds.checked("revoke", written));
        addForm(forms, () -> kinds.checkedDenial(written));
        return forms;
    }

    private static void addForm(Set<Grant> forms, Supplier<Grant> form) {
        try {
            forms.add(form.get());
        } catch (GantryException e) { // Then it cannot be written like that.
            return;
        }
    }

    @Override
    public Explanation explain(PolicyRequest request) {
        Deliberation deliberation = new Deliberation(request, settings, lock.read());
        List<Wish> wishes = new Wishes(deliberation).list();
        Decision decision = deliberation.decision();
        List<Meaning> meanings = new ArrayList<>();
        decision.granted().stream()
                .sorted(Comparator.comparing(Grant::toString))
                .map(grant -> meaning(deliberation, grant, State.GRANTED))
                .forEach(meanings::add);
        wishes.forEach(wish -> meanings.add(meaning(deliberation, wish.grant(), State.WANTED)));
        deliberation.requested().stream()
                .map(PermissionFile.Entry::grant)
                .filter(grant -> deliberation.rules().against(grant).isPresent())
                .map(grant -> meaning(deliberation, grant, State.DENIED))
                .forEach(meanings::add);
        boolean changed = deliberation.remembered().isPresent() && !deliberation.isSameVersion();
        return new Explanation(decision, meanings, changed);
    }

    private static Meaning meaning(Deliberation deliberation, Grant grant, State state) {
        GrantKind kind = deliberation.kinds().kindOf(grant);
        return new Meaning(
                grant,
                kind.purpose(),
                kind.risk(),
                reason(deliberation, grant),
                state,
                source(deliberation, grant, state),
                Purpose.flag(grant));
    }

    private static String source(Deliberation deliberation, Grant grant, State state) {
        return switch (state) {
            case GRANTED -> deliberation.reason(grant);
            case DENIED -> deliberation.rules().against(grant).map(Rule::source).orElse("");
            case WANTED -> "";
        };
    }

    private static String reason(Deliberation deliberation, Grant grant) {
        return deliberation.requested().stream()
                .filter(entry -> entry.grant().equals(grant))
                .map(PermissionFile.Entry::why)
                .findFirst()
                .orElse("");
    }
}
