// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.GuestText;
import dev.gantry.engine.CodeCache;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.LibraryStatus;
import dev.gantry.engine.ModuleReport;
import dev.gantry.engine.Trust;
import dev.gantry.guest.EngineStatus;
import dev.gantry.shell.HelpText;
import dev.gantry.shell.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows engines: in a narrow table, in a block each, as JSON. */
final class EngineListing {
    private static final long MEGABYTE = 1L << 20;

    private EngineListing() {}

    static List<String> table(List<EngineStatus> engines) {
        if (engines.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "ENGINE", "VERSION", "TRUST", "USABLE", "WHY"));
        for (EngineStatus engine : engines) {
            rows.add(
                    List.of(
                            engine.use().chosen() ? "*" : "",
                            engine.id(),
                            engine.version().isEmpty() ? "-" : engine.version(),
                            trust(engine),
                            yes(engine.use().usable()),
                            GuestText.cleanMessage(engine.use().reason())));
        }
        return Table.of(rows);
    }

    static List<String> blocks(List<EngineStatus> engines) {
        List<String> lines = new ArrayList<>();
        for (EngineStatus engine : engines) {
            lines.add(engine.id());
            lines.addAll(HelpText.columns(block(engine)));
            lines.addAll(modules(engine));
        }
        return lines;
    }

    private static Map<String, String> block(EngineStatus engine) {
        Map<String, String> block = new LinkedHashMap<>();
        if (!engine.version().isEmpty()) {
            block.put("version", engine.version());
        }
        block.put("trust", trust(engine));
        block.put("usable", yes(engine.use().usable()));
        block.put("chosen", yes(engine.use().chosen()));
        block.put("why", GuestText.cleanMessage(engine.use().reason()));
        if (!engine.use().hint().isEmpty()) {
            block.put("hint", GuestText.cleanMessage(engine.use().hint()));
        }
        block.put("features", String.join(", ", features(engine)));
        engine.holdings().library().ifPresent(library -> put(block, library));
        engine.holdings().cache().ifPresent(cache -> block.put("cache", describe(cache)));
        if (engine.holdings().modules().isEmpty()) {
            block.put("modules", "none has run in this process");
        }
        return block;
    }

    private static void put(Map<String, String> block, LibraryStatus library) {
        String file =
                library.file()
                        .map(path -> GuestText.cleanMessage(path.toString()) + ", ")
                        .orElse("");
        block.put("library", file + GuestText.cleanMessage(library.reason()));
        library.sha256().ifPresent(digest -> block.put("sha256", digest));
    }

    private static String describe(CodeCache cache) {
        String folder = GuestText.cleanMessage(cache.folder().toString());
        return cache.trouble().isEmpty()
                ? folder + ", " + megabytes(cache.bytes()) + " of " + megabytes(cache.capacity())
                : folder + ", not used: " + GuestText.cleanMessage(cache.trouble());
    }

    /** Rounded up: what is there is never shown as nothing. */
    private static String megabytes(long bytes) {
        return ((bytes + MEGABYTE - 1) / MEGABYTE) + "m";
    }

    private static List<String> modules(EngineStatus engine) {
        List<String> lines = new ArrayList<>();
        List<ModuleReport> modules = engine.holdings().modules();
        if (!modules.isEmpty()) {
            lines.add("  modules, the newest last");
            Table.of(modules.stream().map(EngineListing::row).toList())
                    .forEach(line -> lines.add("    " + line));
        }
        return lines;
    }

    private static List<String> row(ModuleReport module) {
        return List.of(
                GuestText.clean(module.module()),
                module.tier(),
                GuestText.cleanMessage(module.detail()));
    }

    static JsonObject json(EngineStatus engine) {
        EngineStatus.Holdings holdings = engine.holdings();
        return new JsonObject()
                .text("id", engine.id())
                .text("version", engine.version())
                .text("trust", trust(engine))
                .list("features", features(engine))
                .truth("usable", engine.use().usable())
                .truth("chosen", engine.use().chosen())
                .text("reason", engine.use().reason())
                .text("hint", engine.use().hint())
                .maybe("library", holdings.library().map(EngineListing::json))
                .maybe("cache", holdings.cache().map(EngineListing::json))
                .list("modules", holdings.modules().stream().map(EngineListing::json).toList());
    }

    static JsonObject json(LibraryStatus library) {
        return new JsonObject()
                .truth("usable", library.usable())
                .maybe("file", library.file())
                .maybe("sha256", library.sha256())
                .text("reason", library.reason())
                .text("hint", library.hint());
    }

    private static JsonObject json(CodeCache cache) {
        return new JsonObject()
                .text("folder", cache.folder().toString())
                .number("bytes", cache.bytes())
                .number("capacity", cache.capacity())
                .maybe("trouble", Optional.of(cache.trouble()).filter(text -> !text.isEmpty()));
    }

    private static JsonObject json(ModuleReport module) {
        return new JsonObject()
                .text("module", module.module())
                .text("tier", module.tier())
                .text("detail", module.detail());
    }

    private static String yes(boolean so) {
        return so ? "yes" : "no";
    }

    private static String trust(EngineStatus engine) {
        return engine.trust() == Trust.ANY_GUEST ? "any guest" : "trusted guests only";
    }

    private static List<String> features(EngineStatus engine) {
        return engine.features().stream().sorted().map(EngineFeature::label).toList();
    }
}
