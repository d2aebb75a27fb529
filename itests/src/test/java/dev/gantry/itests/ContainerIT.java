// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.workingDirectory;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Limits;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSpec;
import dev.gantry.guest.Guests;
import dev.gantry.guest.Outcome;
import dev.gantry.guest.RunningGuest;
import dev.gantry.tck.FakeEngine;
import dev.gantry.tck.FakeProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** The distribution's bundles in a framework: what can come and go while it runs. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ContainerIT {
    @Inject private BundleContext context;
    @Inject private Guests guests;

    @Configuration
    public Option[] container() {
        return options(
                frameworkProperty("felix.bootdelegation.implicit").value("false"),
                cleanCaches(true),
                workingDirectory(Distribution.workFolder().toString()),
                bundle(
                        Distribution.HOME
                                .resolve("lib/dev.gantry.runtime.spi.jar")
                                .toUri()
                                .toString()),
                bundles("bundle"),
                bundles("deploy"),
                bundles("bundle/shell"),
                bundle(Path.of(System.getProperty("gantry.kit"), "tck.jar").toUri().toString()),
                junitBundles());
    }

    private static Option bundles(String folder) {
        return composite(
                Distribution.resolvingJars(folder).stream()
                        .map(jar -> bundle(jar.toUri().toString()))
                        .toArray(Option[]::new));
    }

    @Test
    public void everyBundleIsActive() {
        List<String> inactive =
                Stream.of(context.getBundles())
                        .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                        .filter(bundle -> bundle.getHeaders("").get("Fragment-Host") == null)
                        .map(Bundle::getSymbolicName)
                        .toList();
        assertEquals(List.of(), inactive);
    }

    @Test
    public void runsAGuest() {
        assertEquals("Hello, world!\n", out(hello("world")));
    }

    @Test
    public void givesNothingToAGuestThatIsGrantedNothing() {
        GuestResult result = guests.run(GuestSpec.of(Distribution.guest("random")).build());
        assertTrue(result.grantsUsed().stream().noneMatch(grant -> grant.kind().equals("random")));
    }

    @Test
    public void saysWhatIsMissingWithoutAnEngineAndGoesOnWhenItIsBack() throws BundleException {
        Bundle chicory = bundleOf("dev.gantry.engine.chicory");
        chicory.stop();
        try {
            GantryException missing = assertThrows(GantryException.class, () -> hello("x"));
            assertEquals(ErrorCode.NO_ENGINE, missing.code());
            assertTrue(missing.hint(), missing.hint().contains("dev.gantry.engine.chicory.jar"));
        } finally {
            chicory.start();
        }
        assertEquals("Hello, again!\n", out(hello("again")));
    }

    @Test
    public void endsTheGuestsOfAnEngineThatStops() throws Exception {
        Bundle chicory = bundleOf("dev.gantry.engine.chicory");
        CountDownLatch running = new CountDownLatch(1);
        RunningGuest endless =
                guests.start(
                        GuestSpec.of(Distribution.guest("yes"))
                                .profile(GuestSpec.PROFILE_COMMAND)
                                .stdout(new LatchedOutput(running))
                                .build());
        running.await();
        long before = System.nanoTime();
        chicory.stop();
        GuestResult result = endless.await();
        long took = System.nanoTime() - before;
        chicory.start();
        assertEquals(ErrorCode.ENGINE_GONE, result.failure().orElseThrow().code());
        // It takes milliseconds; the bound leaves room for a machine that is busy.
        assertTrue(took + " ns", took < 5_000_000_000L);
    }

    @Test
    public void leavesGuestsOfAnotherEngineAlone() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Engine fake = new FakeEngine(FakeProgram.of(guest -> waitBetween(started, mayEnd)));
        ServiceRegistration<Engine> registration =
                context.registerService(Engine.class, fake, FrameworkUtil.asDictionary(Map.of()));
        try {
            RunningGuest other =
                    guests.start(
                            GuestSpec.of(Distribution.guest("deep")).engine(fake.id()).build());
            started.await();
            Bundle chicory = bundleOf("dev.gantry.engine.chicory");
            chicory.stop();
            chicory.start();
            mayEnd.countDown();
            assertEquals(Outcome.EXIT, other.await().outcome());
        } finally {
            registration.unregister();
        }
    }

    private static void waitBetween(CountDownLatch started, CountDownLatch mayEnd) {
        started.countDown();
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    public void runsNothingWithoutAPolicy() throws BundleException {
        Bundle policy = bundleOf("dev.gantry.capability");
        policy.stop();
        try {
            GantryException refused = assertThrows(GantryException.class, () -> hello("x"));
            assertEquals(ErrorCode.NO_POLICY, refused.code());
        } finally {
            policy.start();
        }
    }

    @Test
    public void namesTheImportsThatNobodyOffersAnyMore() throws BundleException {
        Bundle wasi = bundleOf("dev.gantry.wasi.p1");
        wasi.stop();
        try {
            GantryException missing = assertThrows(GantryException.class, () -> hello("x"));
            assertEquals(ErrorCode.UNKNOWN_IMPORT, missing.code());
            assertTrue(missing.describe().contains("wasi_snapshot_preview1"));
        } finally {
            wasi.start();
        }
    }

    @Test
    public void endsAGuestWhoseHostInterfaceIsTakenAway() throws Exception {
        Bundle wasi = bundleOf("dev.gantry.wasi.p1");
        CountDownLatch running = new CountDownLatch(1);
        RunningGuest endless =
                guests.start(
                        GuestSpec.of(Distribution.guest("yes"))
                                .profile(GuestSpec.PROFILE_COMMAND)
                                .stdout(new LatchedOutput(running))
                                .build());
        running.await();
        wasi.stop();
        GuestResult result = endless.await();
        wasi.start();
        assertEquals(ErrorCode.HOST_INTERFACE_GONE, result.failure().orElseThrow().code());
    }

    @Test
    public void anUpdatedEngineServesTheNextGuest() throws BundleException {
        bundleOf("dev.gantry.engine.chicory").update();
        assertEquals("Hello, update!\n", out(hello("update")));
    }

    @Test
    public void endsAGuestThatHasNoFuel() {
        GuestSpec fueled =
                GuestSpec.of(Distribution.guest("hello"))
                        .limits(Limits.builder().fuel(1).build())
                        .build();
        GuestResult result = guests.run(fueled);
        assertEquals(ErrorCode.FUEL_EXHAUSTED, result.failure().orElseThrow().code());
        assertEquals(1, result.fuelUsed().orElseThrow());
    }

    private GuestResult hello(String name) {
        return guests.run(
                GuestSpec.of(Distribution.guest("hello"))
                        .profile(GuestSpec.PROFILE_COMMAND)
                        .arguments(List.of(name))
                        .build());
    }

    private static String out(GuestResult result) {
        assertArrayEquals(new byte[0], result.stderr());
        return new String(result.orThrow().stdout(), StandardCharsets.UTF_8);
    }

    private Bundle bundleOf(String symbolicName) {
        return Stream.of(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }
}
