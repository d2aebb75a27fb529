// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.engine.ImportType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which grant the functions of WASI need, by their names: a module imports many that it never calls. */
final class WasiNeeds {
    private static final Set<String> NAMES = Set.of("wasi_snapshot_preview1", "wasi_unstable");
    private static final String FILES = "dir=HOST, tmp or mem";

    /** By the beginning of a name; what is not listed needs no grant of its own. */
    private static final Map<String, String> BY_BEGINNING =
            Map.of(
                    "args_", "arg",
                    "environ_", "env=NAME",
                    "clock_", "clock",
                    "poll_", "clock",
                    "random_", "random",
                    "path_", FILES,
                    "fd_read", "stdin, or a file",
                    "fd_write", "stdout or stderr, or a file");

    private WasiNeeds() {}

    static boolean isWasi(String module) {
        return NAMES.contains(module);
    }

    /** The functions that a module imports of WASI, by what they need. */
    static Map<String, Set<String>> of(List<ImportType> imports) {
        Map<String, Set<String>> needs = new TreeMap<>();
        for (ImportType wanted : imports) {
            if (isWasi(wanted.module())) {
                String need = need(wanted.name());
                if (!need.isEmpty()) {
                    needs.computeIfAbsent(need, key -> new TreeSet<>()).add(wanted.name());
                }
            }
        }
        return needs;
    }

    private static String need(String function) {
        return function.equals("fd_readdir") ? FILES : byBeginning(function);
    }

    private static String byBeginning(String function) {
        return BY_BEGINNING.entrySet().stream()
                .filter(entry -> function.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
