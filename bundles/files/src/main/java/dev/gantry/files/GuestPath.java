// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.files.name.FileName;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in the guest's tree a mount is. Absolute and relative are the same to a guest; a path that
 * starts with {@code ..} is in a tree of its own, beside the guest's.
 *
 * @param above how many {@code ..} it starts with
 */
record GuestPath(int above, List<String> names) {
    private static final int MOST_CHARACTERS = 4_096;

    GuestPath {
        names = List.copyOf(names);
    }

    /**
     * @throws IllegalArgumentException if it is no path
     */
    static GuestPath parse(String text) {
        if (text.isEmpty() || text.length() > MOST_CHARACTERS || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("its path in the guest is none");
        }
        int above = 0;
        List<String> names = new ArrayList<>();
        for (String part : text.split("/", -1)) {
            if (!part.equals(FileName.UP)) {
                if (!part.isEmpty() && !part.equals(FileName.HERE)) {
                    names.add(part);
                }
            } else if (!names.isEmpty()) {
                names.remove(names.size() - 1);
            } else if (!text.startsWith("/")) {
                above++;
            }
        }
        return new GuestPath(above, names);
    }
}
