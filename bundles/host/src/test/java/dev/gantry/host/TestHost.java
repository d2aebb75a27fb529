// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.InterfaceName;
import dev.gantry.engine.Engine;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostCode;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.ValueType;
import dev.gantry.file.GuestFiles;
import dev.gantry.guest.GuestSpec;
import dev.gantry.hostinterface.GrantCheck;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.hostinterface.HostInterface;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Grant;
import dev.gantry.tck.FakeEngine;
import dev.gantry.tck.FakeProgram;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A host with fake neighbours, wired as the container wires it. */
final class TestHost {
    /** A module that exports a memory and {@code _start}. */
    static final byte[] PLAIN =
            HexFormat.of()
                    .parseHex(
                            "0061736d01000000010401600000030201000503010001071302066d656d6f727902"
                                    + "00065f737461727400000a040102000b");

    /** The same, importing {@code go} of {@code test:thing}. */
    static final byte[] IMPORTING =
            HexFormat.of()
                    .parseHex(
                            "0061736d0100000001090260017f017f6000000211010a746573743a7468696e6702"
                                    + "676f0000030201010503010001071302066d656d6f72790200065f73746172"
                                    + "7400010a040102000b");

    static final FunctionType GO = new FunctionType(List.of(ValueType.I32), List.of(ValueType.I32));

    final EngineLibraries libraries = new EngineLibraries();

    /** Whatever is missing is missing. */
    static final Patience IMPATIENT = new Patience(Duration.ZERO, Duration.ZERO);

    final Engines engines = new Engines(libraries, List::of, IMPATIENT);
    final HostInterfaces hostInterfaces = new HostInterfaces(IMPATIENT);
    final Policies policies = new Policies(IMPATIENT);
    final Defaults defaults = new Defaults(configuration(Map.of()));
    final Mounts mounts = new Mounts(IMPATIENT);
    final Audits audits = new Audits(IMPATIENT);
    final Admissions admissions = new Admissions(policies, hostInterfaces, mounts, audits);
    final HostedGuests guests = new HostedGuests(engines, hostInterfaces, admissions, defaults);

    /** A host with an engine that runs this, and a policy that grants whatever is asked for. */
    static TestHost running(FakeProgram.Body body) {
        return with(new FakeEngine(FakeProgram.of(body)));
    }

    /** The same for a program that imports {@code go} of {@code test:thing}. */
    static TestHost runningImporter(FakeProgram.Body body) {
        return with(
                new FakeEngine(
                        new FakeProgram(List.of(new ImportType("test:thing", "go", GO)), body)));
    }

    private static TestHost with(Engine engine) {
        TestHost host = new TestHost();
        host.engines.add(engine, Map.of("service.id", 1L));
        host.policies.set(request -> new Decision(Set.copyOf(request.allow()), List.of()));
        return host;
    }

    /** A configuration with these values, and defaults for all others. */
    static DefaultsConfiguration configuration(Map<String, String> values) {
        return (DefaultsConfiguration)
                Proxy.newProxyInstance(
                        TestHost.class.getClassLoader(),
                        new Class<?>[] {DefaultsConfiguration.class},
                        (proxy, key, arguments) -> values.getOrDefault(key.getName(), ""));
    }

    /** Of a guest with nothing. */
    static Admission admission() {
        return new Admission(
                new Decision(Set.of(), List.of()),
                Audits.NONE,
                new AtomicReference<>(),
                GuestFiles.NONE);
    }

    static GuestSpec.Builder plain() {
        return GuestSpec.of("plain.wasm", PLAIN);
    }

    static GuestSpec.Builder importing() {
        return GuestSpec.of("importing.wasm", IMPORTING);
    }

    /** {@code test:thing}, whose function {@code go} is made by this for each guest. */
    static HostInterface thing(Function<GuestResources, HostCode> go) {
        return thing(GO, go);
    }

    static HostInterface thing(FunctionType type, Function<GuestResources, HostCode> go) {
        return new HostInterface() {
            @Override
            public InterfaceName name() {
                return new InterfaceName("test:thing");
            }

            @Override
            public Map<String, FunctionType> functions() {
                return Map.of("go", type);
            }

            @Override
            public GrantCheck grantCheck() {
                return GrantCheck.AT_LINK;
            }

            @Override
            public Map<String, HostCode> bind(GuestResources guest) {
                return Map.of("go", go.apply(guest));
            }
        };
    }

    static final Grant THING = Grant.of("test:thing");
}
