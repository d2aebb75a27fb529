// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.files.name.FileName;
import java.util.ArrayList;
import java.util.List;

/**
 * A path as a guest or a link has it, cut into its components.
 *
 * @param components without empty ones, and with a {@code .} only at the end
 * @param folder whether it ends in a slash, and so means a folder
 */
record PathText(List<String> components, boolean folder) {
    PathText {
        components = List.copyOf(components);
    }

    /** Refuses what is no path, what is too long and what starts at the root. */
    static PathText of(String path) throws FileException {
        FileName.checkPath(path);
        if (path.startsWith(FileName.SEPARATOR)) {
            throw new FileException(FileProblem.ESCAPES);
        }
        String[] parts = path.split(FileName.SEPARATOR, -1);
        List<String> components = new ArrayList<>(parts.length);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (parts[i].equals(FileName.UP) || (last && parts[i].equals(FileName.HERE))) {
                components.add(parts[i]);
            } else if (!parts[i].isEmpty() && !parts[i].equals(FileName.HERE)) {
                components.add(FileName.check(parts[i]));
            }
        }
        return new PathText(components, path.endsWith(FileName.SEPARATOR));
    }

    /** Whether this, as the target of a link in a folder so deep, would lead out of its tree. */
    boolean leadsAbove(int depth) {
        int at = depth;
        for (String component : components) {
            if (component.equals(FileName.UP)) {
                at--;
            } else if (!component.equals(FileName.HERE)) {
                at++;
            }
            if (at < 0) {
                return true;
            }
        }
        return false;
    }
}
