// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.file.Mount;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Where a guest finds a mount. {@code tmp}, {@code /tmp} and {@code ./tmp/} are one place to it. */
record GuestPlace(List<String> names) {
    private static final String SEPARATOR = "/";
    private static final String UP = "..";

    GuestPlace {
        names = List.copyOf(names);
    }

    static GuestPlace of(Mount mount) {
        String path = mount.guestPath();
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split(SEPARATOR, -1)) {
            if (name.equals(UP)) {
                goUp(names, path.startsWith(SEPARATOR));
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return new GuestPlace(List.copyOf(names));
    }

    /** Above the root is the root; above a relative path is a place of its own. */
    private static void goUp(Deque<String> names, boolean absolute) {
        if (!names.isEmpty() && !names.getLast().equals(UP)) {
            names.removeLast();
        } else if (!absolute) {
            names.addLast(UP);
        }
    }
}
