// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.file.GuestFiles;
import dev.gantry.guest.GuestSource;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.policy.Audit;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets guests in: begins the record of each, asks the policy, and opens what was granted. */
@Component(service = Admissions.class)
public final class Admissions {
    private static final Decision NOTHING = new Decision(Set.of(), List.of());

    private final Policies policies;
    private final HostInterfaces hostInterfaces;
    private final Mounts mounts;
    private final Audits audits;

    @Activate
    public Admissions(
            @Reference Policies policies,
            @Reference HostInterfaces hostInterfaces,
            @Reference Mounts mounts,
            @Reference Audits audits) {
        this.policies = policies;
        this.hostInterfaces = hostInterfaces;
        this.mounts = mounts;
        this.audits = audits;
    }

    /**
     * Lets a guest in, or says why not.
     *
     * @throws dev.gantry.policy.GrantDeniedException NO_POLICY, or DENIED, naming all that it needs and
     *     does not get
     */
    Admission admit(Plan plan, GuestBytes bytes, Linkage linkage) {
        // The bundle that decides may be the one that records: what comes back comes back together.
        policies.await();
        Optional<Subject> subject = subject(plan.spec().source(), bytes);
        Audit.Trail trail =
                audits.begin(subject.orElseGet(() -> new Subject(bytes.name(), bytes.digest())));
        try {
            Policies.Case request =
                    new Policies.Case(plan.spec(), bytes, linkage, subject, hostInterfaces.kinds());
            Decision decision = policies.decide(request);
            trail.decided(decision);
            Policies.requireStart(bytes.name(), decision);
            return open(plan, bytes.name(), decision, trail);
        } catch (RuntimeException | Error e) {
            new Admission(NOTHING, trail, new AtomicReference<>(), GuestFiles.NONE).failed(e);
            throw e;
        }
    }

    private Admission open(Plan plan, String guest, Decision decision, Audit.Trail trail) {
        AtomicReference<GuestResources> resources = new AtomicReference<>();
        GuestFiles files =
                mounts.open(
                        guest,
                        decision,
                        plan,
                        () -> Objects.requireNonNull(resources.get(), "a guest opens devices"));
        return new Admission(decision, trail, resources, files);
    }

    /** Whom grants are remembered for: the real file, so that no other name for it escapes a rule. */
    private static Optional<Subject> subject(GuestSource source, GuestBytes bytes) {
        return source instanceof GuestSource.File file
                ? Optional.of(new Subject(realPath(file.path()), bytes.digest()))
                : Optional.empty();
    }

    private static String realPath(Path file) {
        try {
            return file.toRealPath().toString();
        } catch (IOException e) { // It was there a moment ago, and its bytes are in hand.
            return file.toAbsolutePath().normalize().toString();
        }
    }
}
