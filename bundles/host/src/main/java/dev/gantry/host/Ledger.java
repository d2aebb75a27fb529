// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.file.GuestFiles;
import dev.gantry.file.Mount;
import dev.gantry.policy.Access;
import dev.gantry.policy.Audit;
import dev.gantry.policy.Grant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a guest did with its grants, and what it was refused. Written by the guest's thread. */
final class Ledger {
    /** What a C library calls to learn which folders there are. */
    private static final String ASKS_FOR_FOLDERS = "fd_prestat_get";

    /** How the names of all functions begin that take a path. */
    private static final String ON_PATHS = "path_";

    private static final String DEVICES = "/dev";

    private final Audit.Trail trail;
    private final Set<Grant> granted;
    private final List<String> folders;

    /** What granted each tree of files, by where the guest finds it. */
    private final Map<String, Grant> mounts;

    private final Set<Grant> used = ConcurrentHashMap.newKeySet();
    private final Map<String, long[]> counts = new HashMap<>();
    private boolean usedFolders;
    private long told;
    private long refusals;
    private @Nullable Access lastRefusal;

    Ledger(Admission admission) {
        this.trail = admission.trail();
        this.granted = admission.decision().granted();
        this.folders =
                admission.files().preopens().stream()
                        .map(GuestFiles.Preopen::path)
                        .filter(path -> !path.equals(DEVICES))
                        .toList();
        this.mounts =
                granted.stream()
                        .filter(grant -> Mount.of(grant).isPresent())
                        .collect(
                                Collectors.toMap(
                                        grant -> Mount.of(grant).orElseThrow().guestPath(),
                                        grant -> grant,
                                        (first, second) -> first));
    }

    void uses(Grant grant) {
        used.add(grant);
    }

    void tells(Access asTold) {
        told++;
        usedFolders |= asTold.grant().kind().equals(Mount.KIND_FOLDER);
        Access access = inFull(asTold);
        if (access.outcome() != Access.Outcome.REFUSED && granted.contains(access.grant())) {
            used.add(access.grant());
        }
        if (access.outcome() == Access.Outcome.REFUSED) {
            refusals++;
            lastRefusal = access;
        }
        trail.tells(access);
    }

    /** A host interface knows a tree of files by the guest's path alone; here it gets its full grant. */
    private Access inFull(Access told) {
        Grant grant =
                told.grant().kind().equals(Mount.KIND_FOLDER)
                        ? mounts.getOrDefault(told.grant().parameter(), told.grant())
                        : told.grant();
        return new Access(grant, told.function(), told.object(), told.outcome(), told.reason());
    }

    void counts(String activity, long amount) {
        usedFolders |= activity.startsWith(ON_PATHS);
        counts.computeIfAbsent(activity, name -> new long[1])[0] += amount;
    }

    Set<Grant> used() {
        return Set.copyOf(used);
    }

    long told() {
        return told;
    }

    long refusals() {
        return refusals;
    }

    Optional<Access> lastRefusal() {
        return Optional.ofNullable(lastRefusal);
    }

    boolean missedFolders() {
        return counts.containsKey(ASKS_FOR_FOLDERS) && !usedFolders;
    }

    List<String> folders() {
        return folders;
    }

    Map<String, Long> counts() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((activity, sum) -> sums.put(activity, sum[0]));
        return sums;
    }
}
