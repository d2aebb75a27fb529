// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.Digest;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.ValueType;
import dev.gantry.guest.GuestInspection;
import dev.gantry.guest.GuestInspection.Counts;
import dev.gantry.guest.GuestInspection.Kind;
import dev.gantry.guest.GuestInspection.ModuleDetails;
import dev.gantry.guest.GuestInspection.Preparation;
import dev.gantry.guest.GuestInspection.Producer;
import dev.gantry.guest.GuestInspection.Section;
import dev.gantry.shell.CommandRunner;
import dev.gantry.shell.Commands;
import dev.gantry.shell.FakeContainer;
import dev.gantry.shell.FakeGuests;
import dev.gantry.shell.FakeResult;
import dev.gantry.shell.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InspectCommandTest {
    private static final FunctionType WRITE =
            new FunctionType(List.of(ValueType.I32, ValueType.I32), List.of(ValueType.I32));
    private static final FunctionType NOTHING = new FunctionType(List.of(), List.of());
    private static final Digest DIGEST = Digest.of(new byte[0]);

    private final Screen screen = new Screen();
    private final FakeGuests guests = FakeGuests.ending(FakeResult.exit(0));

    @Test
    void showsAModuleForPeople() {
        assertEquals(0, inspect(module(List.of(imported("w", "write"), imported("w", "x")))));
        assertEquals(
                """
                m.wasm
                  kind       module
                  digest     %s
                  size       2,000 bytes
                  holds      3 functions, 1 global, 1,200 bytes of code, 80 of data
                  uses       bulk-memory, simd
                  made with  C11, clang 14.0.6
                imports
                  w
                    write  func (param i32 i32) (result i32)
                    x      func (param i32 i32) (result i32)
                exports
                  _start  func
                memories
                  2 to 16 pages, shared
                tables
                  1 or more of funcref
                sections
                  code                1,200 bytes
                  custom .debug_info  9 bytes
                prepared
                  interruptible  2,100 bytes         +5.0 %%  34 checks added
                  metered        refused: too large
                """
                        .formatted(DIGEST),
                screen.out());
    }

    @Test
    void groupsImportsByTheirModule() {
        inspect(module(List.of(imported("a", "1"), imported("b", "2"), imported("a", "3"))));
        assertTrue(
                screen.out().matches("(?s).*\n  a\n    1 .*\n    3 .*\n  b\n    2 .*"),
                screen.out());
    }

    @Test
    void cutsALongList() {
        inspect(module(imports(23)));
        assertTrue(screen.out().contains("\n  ... and 3 more; --all shows them\n"), screen.out());
        assertFalse(screen.out().contains("f20"), screen.out());
    }

    @Test
    void showsALongListWholeWhereAsked() {
        inspect(module(imports(23)), "--all");
        assertFalse(screen.out().contains("--all"), screen.out());
        assertTrue(screen.out().contains("f22"), screen.out());
    }

    @Test
    void cleansWhatTheGuestSays() {
        inspect(
                new GuestInspection(
                        "m.wasm",
                        Kind.MODULE,
                        DIGEST,
                        8,
                        List.of(new Section("custom", "\u001B[1m", 0)),
                        List.of(new Producer("language", "\u001B[2m", "\u202E")),
                        Optional.of(details(List.of(imported("\u001B[3m", "\u001B[4m"))))));
        assertFalse(screen.out().contains("\u001B"), screen.out());
        assertFalse(screen.out().contains("\u202E"), screen.out());
    }

    @Test
    void showsAComponent() {
        assertEquals(
                0,
                inspect(
                        new GuestInspection(
                                "c.wasm",
                                Kind.COMPONENT,
                                DIGEST,
                                12,
                                List.of(),
                                List.of(),
                                Optional.empty())));
        assertEquals(
                "c.wasm\n  kind    component\n  digest  " + DIGEST + "\n  size    12 bytes\n",
                screen.out());
    }

    @Test
    void tellsEverythingInJson() {
        inspect(module(imports(23)), "--json");
        String json = screen.out();
        assertTrue(json.startsWith("{\"name\":\"m.wasm\",\"kind\":\"module\",\"digest\":"), json);
        assertTrue(json.contains("{\"module\":\"w\",\"name\":\"f22\",\"type\":\"func "), json);
        assertTrue(
                json.contains("\"minimumPages\":2,\"maximumPages\":16,\"memory64\":false"), json);
        assertTrue(json.contains("\"element\":\"funcref\",\"minimum\":1,\"maximum\":null"), json);
        assertTrue(json.contains("\"counts\":{\"functions\":3,"), json);
        assertTrue(
                json.contains(
                        "{\"mode\":\"metered\",\"bytes\":0,\"charges\":0,\"refusal\":\"too large\"}"),
                json);
    }

    @Test
    void tellsOfAComponentThatItIsNoModuleInJson() {
        inspect(
                new GuestInspection(
                        "c", Kind.WIT_PACKAGE, DIGEST, 8, List.of(), List.of(), Optional.empty()),
                "--json");
        assertTrue(screen.out().contains("\"kind\":\"WIT package\""), screen.out());
        assertTrue(screen.out().contains("\"module\":null"), screen.out());
    }

    @Test
    void failsWhereThereIsNoSuchFile() {
        assertEquals(1, run());
        assertTrue(screen.err().contains("[GNT-1003]"), screen.err());
    }

    private static GuestInspection module(List<ImportType> imports) {
        return new GuestInspection(
                "m.wasm",
                Kind.MODULE,
                DIGEST,
                2000,
                List.of(new Section("code", "", 1200), new Section("custom", ".debug_info", 9)),
                List.of(
                        new Producer("language", "C11", ""),
                        new Producer("processed-by", "clang", "14.0.6")),
                Optional.of(details(imports)));
    }

    private static ModuleDetails details(List<ImportType> imports) {
        return new ModuleDetails(
                imports,
                List.of(new ExportType("_start", NOTHING)),
                List.of(new MemoryType(2, OptionalLong.of(16), false, true)),
                List.of(new TableType(ValueType.FUNCREF, 1, OptionalLong.empty())),
                List.of("bulk-memory", "simd"),
                new Counts(3, 1, 1200, 80),
                List.of(
                        new Preparation("interruptible", 2100, 34, Optional.empty()),
                        new Preparation("metered", 0, 0, Optional.of("too large"))));
    }

    private static List<ImportType> imports(int count) {
        return IntStream.range(0, count).mapToObj(i -> imported("w", "f" + i)).toList();
    }

    private static ImportType imported(String module, String name) {
        return new ImportType(module, name, WRITE);
    }

    private int inspect(GuestInspection inspection, String... options) {
        guests.inspection = Optional.of(inspection);
        return run(options);
    }

    private int run(String... options) {
        List<String> words = new ArrayList<>(List.of(options));
        words.add("m.wasm");
        Commands commands = new GantryCommands(FakeContainer.with(guests)).commands();
        return new CommandRunner(commands, false)
                .run(commands.find("inspect").orElseThrow(), words, screen.caller())
                .exitCode();
    }
}
