// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSpec;
import dev.gantry.launcher.Gantry;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** A container inside a plain Java program. */
public class EmbeddedIT {
    private static final int ROUNDS = 20;

    @Test
    public void runsAGuest() {
        try (Gantry gantry = start()) {
            assertEquals("Hello, Java!\n", greeting(gantry));
        }
    }

    @Test
    public void hasNoStreamsClocksOrRandomUnlessAsked() {
        try (Gantry gantry = start()) {
            GuestResult result =
                    gantry.guests().run(GuestSpec.of(Distribution.guest("clock")).build());
            assertTrue(result.grantsUsed().toString(), result.exitCode() != 0);
        }
    }

    @Test
    public void twentyRoundsLeakNoClassLoaderThreadOrFile() throws Exception {
        round(); // what the JDK itself keeps after first use
        Set<Thread> threads = threads();
        long files = openFiles();
        List<WeakReference<Object>> loaders = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            loaders.add(round());
        }
        awaitCollected(loaders);
        Set<Thread> left = threads();
        left.removeAll(threads);
        assertEquals(Set.of(), left);
        assertTrue("open files: " + files + ", then " + openFiles(), openFiles() <= files);
    }

    /** Starts, runs, stops; answers the class loader of a bundle, to be watched. */
    private static WeakReference<Object> round() {
        try (Gantry gantry = start()) {
            greeting(gantry);
            return new WeakReference<>(gantry.guests().getClass().getClassLoader());
        }
    }

    private static void awaitCollected(List<WeakReference<Object>> loaders) {
        for (int i = 0; i < 100; i++) {
            System.gc();
            if (loaders.stream().allMatch(loader -> loader.get() == null)) {
                return;
            }
            GantryProcess.pause();
        }
        long kept = loaders.stream().filter(loader -> loader.get() != null).count();
        throw new AssertionError(kept + " class loaders are still there");
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread -> thread.getThreadGroup() != null)
                .filter(thread -> !thread.getThreadGroup().getName().equals("system"))
                .collect(Collectors.toSet());
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.count();
        }
    }

    private static Gantry start() {
        return Gantry.start(
                Gantry.Options.DEFAULT
                        .distribution(Distribution.HOME)
                        .home(Distribution.workFolder()));
    }

    private static String greeting(Gantry gantry) {
        GuestSpec hello =
                GuestSpec.of(Distribution.guest("hello")).arguments(List.of("Java")).build();
        byte[] out = gantry.guests().run(hello).orThrow().stdout();
        return new String(out, StandardCharsets.UTF_8);
    }
}
