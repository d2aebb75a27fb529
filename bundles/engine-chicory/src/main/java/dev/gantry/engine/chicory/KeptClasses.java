// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.wasm.Version;
import dev.gantry.Digest;
import dev.gantry.GuestText;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Tier;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What modules were compiled to, kept on disk so that another process need not compile them again. The
 * bytes that are verified are the bytes that are loaded. Where something cannot be kept or read, a
 * warning says so, and the module is compiled.
 */
final class KeptClasses {
    /** To be raised whenever the same module would from now on be compiled to something else. */
    private static final String FORMAT = "1";

    private static final long CAPACITY = 512L << 20;

    private static final Logger LOG = System.getLogger("dev.gantry.engine.chicory");

    private final Optional<Path> path;
    private final String bundleVersion;
    private Optional<KeptFolder> folder = Optional.empty();
    private boolean opened;

    /**
     * @param path the folder; without one nothing is kept
     */
    KeptClasses(Optional<Path> path, String bundleVersion) {
        this.path = path;
        this.bundleVersion = bundleVersion;
    }

    /**
     * The name of the main class of a module: the same for the same code compiled by the same software,
     * and different for all others. No fact about Java goes into it: the classes are of the version of
     * Java 11 wherever they are made.
     *
     * @param key tells the module from all others
     */
    String mainClass(String key) {
        String facts = String.join("\n", FORMAT, Version.version(), bundleVersion, key);
        return "gantry.Kept" + Digest.of(facts.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** The code of a module, unless it is to be interpreted or has no key. */
    Optional<CompiledCode> find(String mainClass, CompileOptions options) {
        boolean wanted = options.tier() != Tier.INTERPRETED && !options.cacheKey().isEmpty();
        Optional<KeptFolder> open = wanted ? folder() : Optional.empty();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<byte[]> content = open.get().read(mainClass);
            return content.isPresent()
                    ? Optional.of(new CompiledCode(KeptFile.read(mainClass, content.get())))
                    : Optional.empty();
        } catch (IOException | ReflectiveOperationException | LinkageError e) {
            warn("compiles a module again, because what was kept of it cannot be used", e);
            return Optional.empty();
        }
    }

    void keep(ModuleClasses classes) {
        Optional<KeptFolder> open = folder();
        if (open.isPresent()) {
            try {
                open.get().write(classes.mainClass(), KeptFile.write(classes));
            } catch (IOException e) {
                warn("cannot keep what a module was compiled to", e);
            }
        }
    }

    /** Opened at the first need: most one-shots compile nothing. Refused once and for all. */
    private synchronized Optional<KeptFolder> folder() {
        if (!opened && path.isPresent()) {
            try {
                PrivateFolder.prepare(path.get());
                folder = Optional.of(new KeptFolder(path.get(), CAPACITY));
            } catch (IOException e) {
                warn("keeps nothing that it compiles in " + path.get(), e);
            }
        }
        opened = true;
        return folder;
    }

    private static void warn(String what, Throwable reason) {
        LOG.log(
                Level.WARNING,
                "engine={0} {1}: {2}",
                ChicoryEngine.ID,
                what,
                GuestText.clean(reason.toString()));
    }
}
