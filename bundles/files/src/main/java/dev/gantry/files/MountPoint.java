// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A folder in which something is mounted, or that leads to one: what the guest's tree is made of. */
final class MountPoint {
    private final Map<String, MountPoint> below = new TreeMap<>();

    /** Null where nothing is mounted. */
    private @Nullable Place mounted;

    /** Stands in for a folder that is not there but leads to a mount. */
    private @Nullable Place standIn;

    @Nullable Place mounted() {
        return mounted;
    }

    void mount(Place place) {
        mounted = place;
    }

    @Nullable Place standIn() {
        return standIn;
    }

    void standIn(Place place) {
        standIn = place;
    }

    @Nullable MountPoint below(String name) {
        return below.get(name);
    }

    MountPoint makeBelow(String name) {
        return below.computeIfAbsent(name, any -> new MountPoint());
    }

    /** The names of what is mounted, or leads to it, in here. */
    Collection<String> names() {
        return below.keySet();
    }

    Collection<MountPoint> below() {
        return below.values();
    }
}
