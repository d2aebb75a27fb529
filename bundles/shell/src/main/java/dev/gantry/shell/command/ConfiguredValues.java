// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.Limits;
import dev.gantry.guest.Guests;
import dev.gantry.shell.Container;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What holds for guests of which a command line says nothing, and the files that it comes from. */
final class ConfiguredValues {
    /** The file of the host, which understands these keys. */
    private static final String FILE = "dev.gantry.host.cfg";

    private ConfiguredValues() {}

    /**
     * The limits that hold at this moment.
     *
     * @throws GantryException CONFIGURATION, naming the key whose value cannot be used and its file
     */
    static Limits limits(Guests guests, Container container) {
        try {
            return guests.defaultLimits();
        } catch (GantryException e) {
            throw located(e, container);
        }
    }

    /** A failure, with the file that gives the value if it is the failure of a configured value. */
    static GantryException located(GantryException e, Container container) {
        List<Path> files =
                container.configuration().stream()
                        .filter(file -> gives(file, e.subject()))
                        .map(Container.ConfigurationFile::path)
                        .toList();
        return e.code() != ErrorCode.CONFIGURATION || files.isEmpty()
                ? e
                : naming(files.get(files.size() - 1), e);
    }

    private static boolean gives(Container.ConfigurationFile file, String key) {
        return file.path().endsWith(FILE) && file.keys().contains(key);
    }

    private static GantryException naming(Path file, GantryException e) {
        String message = e.getMessage() + "; it stands in " + GuestText.clean(file.toString());
        return new GantryException(e.code(), e.subject(), message, e.hint(), e);
    }

    /** All of them in one line, by the keys of the file. */
    static String describe(Limits limits, Container container) {
        return values(limits).entrySet().stream()
                .map(limit -> describe(limit.getKey(), limit.getValue(), container))
                .collect(Collectors.joining(", "));
    }

    private static String describe(String key, String value, Container container) {
        boolean configured = container.configuration().stream().anyMatch(file -> gives(file, key));
        return key + " " + value + (configured ? " (configured)" : "");
    }

    private static Map<String, String> values(Limits limits) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("memory", AmountText.size(limits.memoryBytes()));
        values.put("fuel", fuel(limits));
        values.put("timeout", limits.deadline().map(AmountText::time).orElse("none"));
        values.put(
                "stack",
                limits.stackBytes().isPresent()
                        ? AmountText.size(limits.stackBytes().getAsLong())
                        : "as deep as the engine goes");
        values.put("output", AmountText.size(limits.outputBytes()));
        values.put("disk", AmountText.size(limits.diskBytes()));
        values.put("files", Long.toString(limits.files()));
        values.put("handles", Integer.toString(limits.handles()));
        values.put("compileTimeout", AmountText.time(limits.compileTime()));
        return values;
    }

    private static String fuel(Limits limits) {
        if (limits.fuel().isPresent()) {
            return AmountText.fuel(limits.fuel().getAsLong());
        }
        return limits.fuelCounted() ? "unlimited" : "not counted";
    }
}
