// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import java.util.Map;
import java.util.Set;

/**
 * What the code of a module was compiled to.
 *
 * @param mainClass the name of the class that is the {@code Machine}
 * @param classes the bytes of all classes by name
 * @param interpreted the functions that have no code in them, because the virtual machine refuses
 *     methods of such a size
 */
record ModuleClasses(String mainClass, Map<String, byte[]> classes, Set<Integer> interpreted) {
    ModuleClasses {
        classes = Map.copyOf(classes);
        interpreted = Set.copyOf(interpreted);
    }
}
