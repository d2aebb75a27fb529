// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Limits;
import dev.gantry.guest.EngineStatus;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSpec;
import dev.gantry.guest.Guests;
import dev.gantry.guest.RunningGuest;
import dev.gantry.policy.Grant;
import dev.gantry.wasm.ModuleOutline;
import dev.gantry.wasm.ModuleReader;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The way of a guest from its source to its result. */
@Component
public final class HostedGuests implements Guests {
    private final Engines engines;
    private final HostInterfaces hostInterfaces;
    private final Policies policies;
    private final LiveGuests live = new LiveGuests();

    @Activate
    public HostedGuests(
            @Reference Engines engines,
            @Reference HostInterfaces hostInterfaces,
            @Reference Policies policies) {
        this.engines = engines;
        this.hostInterfaces = hostInterfaces;
        this.policies = policies;
    }

    /** No guest outlives the host. */
    @Deactivate
    void stopAll() {
        live.close();
    }

    @Override
    public RunningGuest start(GuestSpec spec) {
        return begin(spec);
    }

    @Override
    public GuestResult run(GuestSpec spec) {
        return begin(spec).awaitStoppingOnInterrupt();
    }

    @Override
    public List<EngineStatus> engines() {
        return engines.list();
    }

    private GuestRun begin(GuestSpec spec) {
        refuseUnenforced(spec.limits());
        GuestBytes bytes = GuestBytes.of(spec.source());
        ModuleOutline outline = ModuleReader.read(bytes.name(), bytes.wasm());
        EntryPoint entryPoint = EntryPoint.of(bytes.name(), outline, spec.invocation());
        Linkage linkage = hostInterfaces.link(bytes.name(), outline.imports());
        Set<Grant> grants = policies.decide(spec, bytes, linkage, hostInterfaces.names());
        Engine engine = engines.select(spec.engine());
        CompiledModule module =
                engine.compile(
                        bytes.wasm(),
                        CompileOptions.builder().name(bytes.name()).tier(spec.tier()).build());
        GuestRun run =
                new GuestRun(
                        new GuestRun.Prepared(spec, bytes, grants, linkage, entryPoint),
                        engine,
                        module,
                        live.inputs());
        try {
            live.start(run);
            return run;
        } catch (RuntimeException | Error e) { // it never lives, so nobody else releases its input
            live.inputs().release(spec.stdin());
            throw e;
        }
    }

    /** A limit that is accepted is enforced; see RATIONALE: Why are fuel and stack refused? */
    private static void refuseUnenforced(Limits limits) {
        if (limits.fuel().isPresent() || limits.stackBytes().isPresent()) {
            throw new GantryException(
                    ErrorCode.UNSUPPORTED_FEATURE,
                    "limits",
                    "limits on fuel and stack are not enforced by this version, so they are refused",
                    "leave them out, or set a deadline",
                    null);
        }
    }
}
