// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.engine.ExportType;
import dev.gantry.wasm.outline.ModuleOutline;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a prepared module calls the exports that only the host may see. No export of the guest has one
 * of these names.
 *
 * @param fuel i64: what is left; below zero it is used up
 * @param mark i64: where the next checkpoint asks the host
 * @param depth i32: how many bytes of stack are left
 * @param pages i64: by how many pages all memories together may still grow
 * @param entries i64: by how many elements all tables together may still grow
 * @param reason i32: why the pass stopped the guest, a code of {@link Stop}; 0 as long as it did not
 * @param start what runs instead of the start section; empty if there was none
 */
public record MeterNames(
        String fuel,
        String mark,
        String depth,
        String pages,
        String entries,
        String reason,
        String start) {
    /** The module that an imported meter comes from, and that the checkpoint function is in. */
    public static final String MODULE = "gantry:meter";

    /** Modules may import nothing whose module name starts so. */
    public static final String RESERVED = "gantry:";

    /** Names that no export of a module has. */
    static MeterNames unusedBy(ModuleOutline module) {
        String prefix = unusedPrefix(module);
        return new MeterNames(
                prefix + "fuel",
                prefix + "mark",
                prefix + "depth",
                prefix + "pages",
                prefix + "entries",
                prefix + "reason",
                module.start().isPresent() ? prefix + "start" : "");
    }

    /** One look at each export: a guest could have a million of them, named to be in the way. */
    private static String unusedPrefix(ModuleOutline module) {
        Set<String> taken = new HashSet<>();
        for (ExportType export : module.exports()) {
            String name = export.name();
            if (name.startsWith(RESERVED)) {
                int end = name.indexOf(':', RESERVED.length());
                taken.add(end < 0 ? "" : name.substring(RESERVED.length(), end));
            }
        }
        int number = 1;
        while (taken.contains(Integer.toString(number))) {
            number++;
        }
        return taken.isEmpty() ? RESERVED : RESERVED + number + ":";
    }

    /** What runs instead of the start section, if there was one. An export may have an empty name. */
    public Optional<String> startFunction() {
        return start.isEmpty() ? Optional.empty() : Optional.of(start);
    }

    /** The names of the globals, in their order. */
    public List<String> globals() {
        return List.of(fuel, mark, depth, pages, entries, reason);
    }

    /** Why added code stopped a guest with {@code unreachable}. */
    public enum Stop {
        /** It did not; an {@code unreachable} is the guest's own. */
        NONE(0),
        FUEL(1),
        STACK(2),
        /** The engine could not give what the budget allows. */
        RESOURCE(3),
        /** A memory may not grow, and the guest is not to be told. */
        PAGES(4),
        /** A table may not grow, and the guest is not to be told. */
        ENTRIES(5);

        private final int code;

        Stop(int code) {
            this.code = code;
        }

        /** What the global {@code reason} holds. */
        public int code() {
            return code;
        }

        /** The reason that a value of that global means. */
        public static Stop of(long code) {
            for (Stop stop : values()) {
                if (stop.code == code) {
                    return stop;
                }
            }
            return NONE;
        }
    }
}
