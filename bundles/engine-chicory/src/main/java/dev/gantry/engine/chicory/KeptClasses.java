// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.wasm.Version;
import dev.gantry.Digest;
import dev.gantry.GuestText;
import dev.gantry.engine.CodeCache;
import dev.gantry.engine.CodeFolder;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Tier;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
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
    private static final String FORMAT = "2";

    private static final long CAPACITY = 512L << 20;

    private static final Logger LOG = System.getLogger("dev.gantry.engine.chicory");

    private final Optional<CodeFolder> folder;
    private final String bundleVersion;

    /**
     * @param path the folder; without one nothing is kept
     */
    KeptClasses(Optional<Path> path, String bundleVersion) {
        this.folder = path.map(existing -> new CodeFolder(existing, CAPACITY));
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
        if (!wanted || folder.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<ByteBuffer> content = folder.get().read(mainClass, ByteBuffer::allocate);
            return content.isPresent()
                    ? Optional.of(new CompiledCode(KeptFile.read(mainClass, content.get().array())))
                    : Optional.empty();
        } catch (IOException | ReflectiveOperationException | LinkageError e) {
            warn("compiles a module, because nothing that was kept can be used", e);
            return Optional.empty();
        }
    }

    void keep(ModuleClasses classes) {
        if (folder.isPresent()) {
            try {
                folder.get().write(classes.mainClass(), ByteBuffer.wrap(KeptFile.write(classes)));
            } catch (IOException e) {
                warn("cannot keep what a module was compiled to", e);
            }
        }
    }

    Optional<CodeCache> status() {
        return folder.map(CodeFolder::status);
    }

    private static void warn(String what, Throwable reason) {
        LOG.log(
                Level.WARNING,
                "engine={0} {1}: {2}",
                ChicoryEngine.ID,
                what,
                GuestText.cleanMessage(reason.toString()));
    }
}
