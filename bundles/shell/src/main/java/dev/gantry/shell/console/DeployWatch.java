// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import dev.gantry.GuestText;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Says once why a jar in a deploy folder does nothing. What installs the jars passes over those that
 * are no bundles without a word.
 */
final class DeployWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.gantry.shell");
    private static final long POLL_MILLIS = 500;

    /** A jar that is still being written changes between two looks. */
    private static final int LOOKS_UNTIL_SETTLED = 2;

    private final List<Path> folders;
    private final Function<Path, Optional<String>> complaint;
    private final Consumer<String> say;
    private final ScheduledExecutorService executor;
    private Map<Path, Seen> seen = new HashMap<>();

    /** A jar as it was at the last look. */
    private record Seen(FileTime time, long size, int looks, boolean reported) {
        Seen again(boolean nowReported) {
            return new Seen(time, size, looks + 1, nowReported);
        }

        boolean sameAs(BasicFileAttributes now) {
            return time.equals(now.lastModifiedTime()) && size == now.size();
        }
    }

    /**
     * @param complaint what is wrong with the bundle that was installed from a jar, if anything
     */
    DeployWatch(
            List<Path> folders, Function<Path, Optional<String>> complaint, Consumer<String> say) {
        this.folders = List.copyOf(folders);
        this.complaint = complaint;
        this.say = say;
        this.executor =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "gantry-deploy-watch");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    void start() {
        var unused =
                executor.scheduleWithFixedDelay(
                        this::lookSafely, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A failure would end the schedule without a word. */
    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the deploy folders cannot be watched at the moment", e);
        }
    }

    /** Looks at all folders once. */
    void look() {
        Map<Path, Seen> now = new HashMap<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                look(folder, now);
            }
        }
        seen = now;
    }

    private void look(Path folder, Map<Path, Seen> now) {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : jars) {
                remember(jar, now);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(Level.DEBUG, "{0} changed while it was looked at", folder);
        }
    }

    private void remember(Path jar, Map<Path, Seen> now) {
        try {
            now.put(jar, look(jar));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "{0} went while it was looked at", jar);
        }
    }

    private Seen look(Path jar) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
        Seen before = seen.get(jar);
        if (before == null || !before.sameAs(attributes)) {
            return new Seen(attributes.lastModifiedTime(), attributes.size(), 0, false);
        }
        if (before.reported() || before.looks() + 1 < LOOKS_UNTIL_SETTLED) {
            return before.again(before.reported());
        }
        Optional<String> problem = problem(jar).or(() -> complaint.apply(jar));
        problem.ifPresent(text -> report(jar, text));
        return before.again(problem.isPresent());
    }

    private void report(Path jar, String problem) {
        String message = GuestText.cleanMessage(jar.getFileName() + ": " + problem);
        LOG.log(Level.WARNING, "{0}", message);
        say.accept(message);
    }

    private static Optional<String> problem(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            boolean bundle =
                    manifest != null
                            && manifest.getMainAttributes().getValue("Bundle-SymbolicName") != null;
            return bundle
                    ? Optional.empty()
                    : Optional.of("no bundle, its manifest has no Bundle-SymbolicName");
        } catch (IOException e) {
            return Optional.of("no bundle, it cannot be read as a jar");
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
