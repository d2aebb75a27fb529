// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.Digest;
import dev.gantry.GuestText;
import dev.gantry.engine.CodeFolder;
import dev.gantry.engine.CompileOptions;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What modules were compiled to, kept on disk so that another process need not compile them again. The
 * bytes that are verified are the bytes that are loaded. Where something cannot be kept or read, a
 * warning says so, and the module is compiled.
 */
final class KeptModules {
    /** To be raised whenever the library is given other bytes for the same module. */
    private static final String FORMAT = "1";

    private static final Logger LOG = System.getLogger("dev.gantry.engine.wasmtime");

    private final CApi api;
    private final Optional<CodeFolder> folder;
    private final Supplier<String> facts;

    /**
     * @param facts all that the result of compiling depends on, beside the module
     */
    KeptModules(CApi api, Optional<CodeFolder> folder, Supplier<String> facts) {
        this.api = api;
        this.folder = folder;
        this.facts = facts;
    }

    /**
     * The name under which a module is kept: the same for the same code compiled by the same software
     * for the same processor. What the module declares goes into it as well as the caller's key, since
     * the library trusts its caller with the types of functions.
     */
    Optional<String> name(CompileOptions options, ModuleBytes module) {
        if (folder.isEmpty() || options.cacheKey().isEmpty()) {
            return Optional.empty();
        }
        String all =
                String.join(
                        "\n", FORMAT, facts.get(), options.cacheKey(), module.declarationDigest());
        return Optional.of(Digest.of(all.getBytes(StandardCharsets.UTF_8)).hex());
    }

    /** The address of the module of this name, if it is kept. */
    Optional<Long> load(String name, NativeEngine engine) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try (Loading loading = new Loading()) {
            return folder.get()
                    .read(name, loading::memory)
                    .map(content -> loading.module(api, engine, content.remaining()));
        } catch (IOException | IllegalStateException e) {
            warn("compiles a module again, because what was kept of it cannot be used", e);
            return Optional.empty();
        }
    }

    void keep(String name, NativeModule module) {
        if (folder.isEmpty()) {
            return;
        }
        try (NativeBuffer vector = NativeBuffer.allocate(Layouts.VECTOR)) {
            module.serialize(vector.address());
            long size = Layouts.getLong(vector.address());
            long content = Layouts.getLong(vector.address() + Layouts.WORD);
            try {
                folder.get().write(name, Layouts.at(content, size).asByteBuffer());
            } catch (IOException e) {
                warn("cannot keep what a module was compiled to", e);
            } finally {
                api.call(CFunction.WASM_BYTE_VEC_DELETE, vector.address());
            }
        }
    }

    private static void warn(String what, Exception reason) {
        LOG.log(
                Level.WARNING,
                "engine={0} {1}: {2}",
                WasmtimeEngine.ID,
                what,
                GuestText.cleanMessage(reason.toString()));
    }
}
