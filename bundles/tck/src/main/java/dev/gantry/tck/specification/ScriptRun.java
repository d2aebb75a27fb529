// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import dev.gantry.GantryException;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Extern;
import dev.gantry.engine.ExternType;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Global;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.Limits;
import dev.gantry.engine.LinkException;
import dev.gantry.engine.TableType;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.ValueType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the commands of one script, and reports each. */
final class ScriptRun implements AutoCloseable {
    /** What the last module is called whose name nobody gave. */
    private static final String CURRENT = "";

    private static final Limits LIMITS =
            Limits.builder().memoryBytes(4L << 30).tableElements(1L << 32).build();

    private final Script script;
    private final Report report;
    private final Compilation compilation;
    private final World world;
    private final Linking linking;
    private final Map<String, byte[]> definitions = new HashMap<>();
    private final Map<String, Optional<Guest>> guests = new HashMap<>();

    ScriptRun(Engine engine, Compilation compilation, Script script, Report report) {
        this.script = script;
        this.report = report;
        this.compilation = compilation;
        this.world = new World(engine, LIMITS);
        this.linking = new Linking(new Spectest(engine, world));
    }

    void run() {
        script.commands().forEach(this::run);
    }

    @Override
    public void close() {
        world.close();
    }

    private void run(Command command) {
        try {
            carryOut(command);
            report.passed();
        } catch (NotAsked e) {
            report.notAsked(e.reason());
        } catch (Mismatch e) {
            report.failed(failure(command, String.valueOf(e.getMessage())));
        } catch (RuntimeException | Error e) { // What an engine may not throw is a failure, too.
            report.failed(failure(command, e.toString()));
        }
    }

    private Failure failure(Command command, String reason) {
        return new Failure(
                script.name(), command.line(), command.function(), command.type() + ": " + reason);
    }

    private void carryOut(Command command) {
        JsonObject json = command.json();
        switch (command.type()) {
            case "module" -> enter(json.find("name"), command.wasm());
            case "module_definition" ->
                    definitions.put(json.find("name").orElse(CURRENT), command.wasm());
            case "module_instance" ->
                    enter(json.find("instance"), definition(json.find("module").orElse(CURRENT)));
            case "register" -> linking.register(json.text("as"), find(json.find("name")));
            case "action" -> perform(json.object("action"));
            case "assert_return" -> assertReturns(json);
            case "assert_trap", "assert_exhaustion" ->
                    assertTraps(Verdicts.trap(command.text()), json);
            case "assert_exception" -> assertTraps(TrapCode.UNCAUGHT_EXCEPTION, json);
            case "assert_uninstantiable" -> assertUninstantiable(command);
            case "assert_unlinkable" -> assertUnlinkable(command);
            case "assert_invalid", "assert_malformed" -> compilation.assertRefused(command);
            default -> throw new Mismatch("an unknown command");
        }
    }

    private byte[] definition(String name) {
        return Objects.requireNonNull(definitions.get(name), "no definition");
    }

    private Optional<Guest> find(Optional<String> name) {
        return Objects.requireNonNull(guests.get(name.orElse(CURRENT)), "no such instance");
    }

    /** Has a new instance be the current one. Until it is there, its place is known to be empty. */
    private void enter(Optional<String> name, byte[] wasm) {
        leaveCurrent();
        guests.put(CURRENT, Optional.empty());
        name.ifPresent(known -> guests.put(known, Optional.empty()));
        Optional<Guest> guest = Optional.of(instantiate(wasm));
        guests.put(CURRENT, guest);
        name.ifPresent(known -> guests.put(known, guest));
    }

    private void leaveCurrent() {
        Optional<Guest> left = Objects.requireNonNullElse(guests.remove(CURRENT), Optional.empty());
        left.filter(guest -> !guests.containsValue(left) && !linking.isRegistered(guest))
                .ifPresent(world::leave);
    }

    /** Where a module is refused that would have imported something, that may be without its doings. */
    private Guest instantiate(byte[] wasm) {
        try {
            return instantiate(compilation.compile(wasm));
        } catch (NotAsked refused) {
            lose(Compilation.imports(wasm), ExternType.class);
            throw refused;
        }
    }

    /** Nobody knows any more what became of those that own such imports, and of whoever shares with them. */
    private void lose(List<ImportType> imports, Class<?> kind) {
        Set<Guest> owners =
                imports.stream()
                        .filter(wanted -> kind.isInstance(wanted.type()))
                        .flatMap(wanted -> linking.owner(wanted).stream())
                        .collect(Collectors.toSet());
        lose(owners);
    }

    private void lose(Set<Guest> some) {
        Set<Guest> lost = world.connected(some);
        linking.lose(lost);
        guests.replaceAll((name, guest) -> guest.filter(any -> !lost.contains(any)));
    }

    private Guest instantiate(CompiledModule module) {
        Guest guest = new Guest(module, linking.find(module));
        try {
            world.instantiate(guest);
        } catch (TrapException trap) {
            throw trap;
        } catch (GantryException refusal) {
            world.goOn();
            compilation.checkLacking(refusal);
            throw refusal;
        }
        return guest;
    }

    /** What it left in tables before it trapped, nobody can see. */
    private void assertUninstantiable(Command command) {
        byte[] wasm = command.wasm();
        assertTrap(Verdicts.trap(command.text()), () -> instantiate(wasm));
        lose(Compilation.imports(wasm), TableType.class);
    }

    private void assertUnlinkable(Command command) {
        try {
            instantiate(command.wasm());
        } catch (LinkException expected) {
            return;
        }
        throw new Mismatch("linked, although: " + command.text());
    }

    private void assertTraps(TrapCode code, JsonObject json) {
        assertTrap(code, () -> perform(json.object("action")));
    }

    private static void assertTrap(TrapCode code, Runnable action) {
        try {
            action.run();
        } catch (TrapException trap) {
            if (trap.trap() != code) {
                throw new Mismatch("expected " + code + ", got " + trap.trap());
            }
            return;
        }
        throw new Mismatch("expected " + code + ", got none");
    }

    private void assertReturns(JsonObject json) {
        long[] results = perform(json.object("action"));
        if (!Values.match(json.objects("expected"), results)) {
            throw new Mismatch(
                    "expected " + json.objects("expected") + ", got " + hexadecimal(results));
        }
    }

    private static String hexadecimal(long[] results) {
        return Arrays.stream(results).mapToObj(Long::toHexString).toList().toString();
    }

    /** Calls a function or reads a global. */
    private long[] perform(JsonObject action) {
        Guest guest =
                find(action.find("module")).orElseThrow(() -> new NotAsked(NotAsked.Reason.LOST));
        Extern export =
                guest.instance()
                        .export(action.text("field"))
                        .orElseThrow(() -> new Mismatch("no export " + action.text("field")));
        if (export instanceof Global global) {
            requireCrossable(global.type().value().slots() == 1);
            return new long[] {global.get()};
        }
        FunctionType type = ((Function) export).type();
        requireCrossable(
                Stream.concat(type.parameters().stream(), type.results().stream())
                        .noneMatch(value -> value == ValueType.OTHER_REFERENCE));
        try {
            return world.call(guest, action.text("field"), action.objects("args"));
        } catch (GantryException refusal) {
            if (compilation.isLacking(refusal)) {
                lose(Set.of(guest));
                throw new NotAsked(NotAsked.Reason.UNCROSSABLE);
            }
            throw refusal;
        }
    }

    private static void requireCrossable(boolean crossable) {
        if (!crossable) {
            throw new NotAsked(NotAsked.Reason.UNCROSSABLE);
        }
    }
}
