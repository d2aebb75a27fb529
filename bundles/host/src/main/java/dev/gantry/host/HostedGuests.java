// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.engine.Limits;
import dev.gantry.guest.EngineStatus;
import dev.gantry.guest.GuestInspection;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSource;
import dev.gantry.guest.GuestSpec;
import dev.gantry.guest.Guests;
import dev.gantry.guest.RunningGuest;
import dev.gantry.wasm.outline.ModuleOutline;
import dev.gantry.wasm.preparation.PreparedModule;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The way of a guest from its source to its result. */
@Component
public final class HostedGuests implements Guests {
    private static final System.Logger LOG = System.getLogger(HostedGuests.class.getName());

    private final Engines engines;
    private final HostInterfaces hostInterfaces;
    private final Admissions admissions;
    private final Defaults defaults;
    private final Compilations compilations = new Compilations();
    private final LiveGuests live = new LiveGuests();
    private final RecentModules recent;

    /** Ctrl-C ends a process without asking anybody: what guests have is given back all the same. */
    private final Thread atExit = new Thread(live::close, "gantry-last-guests");

    @Activate
    public HostedGuests(
            @Reference Engines engines,
            @Reference HostInterfaces hostInterfaces,
            @Reference Admissions admissions,
            @Reference Defaults defaults) {
        this.engines = engines;
        this.hostInterfaces = hostInterfaces;
        this.admissions = admissions;
        this.defaults = defaults;
        this.recent = new RecentModules(engines::isPresent);
        engines.tellWhenGone(recent::forget);
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException ending) { // Then nothing will be started any more.
            live.close();
        }
    }

    /** No guest outlives the host. */
    @Deactivate
    void stopAll() {
        compilations.close();
        live.close();
        recent.close();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            LOG.log(System.Logger.Level.DEBUG, "the process ends", ending);
        }
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
    public GuestInspection inspect(GuestSource source) {
        return compilations
                .of(GuestBytes.nameOf(source), defaultLimits().compileTime())
                .run(() -> Inspector.inspect(GuestBytes.of(source)));
    }

    @Override
    public Limits defaultLimits() {
        return defaults.limits();
    }

    @Override
    public List<EngineStatus> engines() {
        return engines.list(EngineWish.configured(defaults.engine(), false));
    }

    private GuestRun begin(GuestSpec spec) {
        Plan plan = Plan.of(spec, defaults, recent);
        EngineWish wish = EngineWish.of(spec, defaults);
        Compilations.Compilation compilation =
                compilations.of(GuestBytes.nameOf(spec.source()), plan.limits().compileTime());
        Checked checked = compilation.run(() -> check(plan, wish));
        GuestBytes bytes = checked.bytes();
        PreparedModule module = checked.module();
        ModuleOutline outline = module.facts().outline();
        EntryPoint entryPoint = EntryPoint.of(bytes.name(), outline, spec.invocation());
        Linkage linkage = hostInterfaces.link(bytes.name(), outline.imports());
        Admission admission = admissions.admit(plan, bytes, linkage);
        try {
            ChosenEngine chosen = engines.select(wish, plan.requirements(module));
            RecentModules.Lease compiled =
                    compilation.run(
                            () -> plan.compile(chosen.engine(), module, bytes),
                            RecentModules.Lease::close);
            return live.start(
                    new GuestRun.Prepared(plan, bytes, admission, linkage, entryPoint),
                    chosen,
                    compiled);
        } catch (RuntimeException | Error e) {
            admission.failed(e);
            throw e;
        }
    }

    /** What was read, and what came of it. */
    private record Checked(GuestBytes bytes, PreparedModule module) {}

    private Checked check(Plan plan, EngineWish wish) {
        GuestBytes bytes = GuestBytes.of(plan.spec().source());
        return new Checked(bytes, plan.prepare(bytes, engines.likely(wish)));
    }
}
