// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A backend that compiles and runs core modules.
 *
 * <p>An engine is an OSGi service marked with {@link EngineService}. It may be used from any thread.
 * When its bundle stops, its running guests end with {@link dev.gantry.ErrorCode#ENGINE_GONE} and
 * every later use of it fails with the same code.
 */
@ProviderType
public interface Engine {
    /** A short lower-case name, unique in a container, for example {@code chicory}. */
    String id();

    /** The version of the library that does the work. */
    String version();

    /** What it supports beyond WebAssembly 2.0 without SIMD. */
    Set<EngineFeature> features();

    /** Which guests it may be trusted with. */
    Trust trust();

    /**
     * Validates and compiles a module.
     *
     * @param wasm the bytes, which nobody changes from now on
     * @throws InvalidModuleException if the module breaks a rule of WebAssembly
     * @throws dev.gantry.GantryException UNSUPPORTED_FEATURE, naming what the engine lacks
     */
    CompiledModule compile(byte[] wasm, CompileOptions options);

    /** The largest memory that it can give a guest, whatever the limits allow. */
    default long maxMemoryBytes() {
        return 1L << 48;
    }

    /**
     * Loads what the engine needs before it can compile anything. Whoever has a choice of engines asks
     * this first; {@link #compile} and {@link #newStore} do it themselves.
     *
     * @throws dev.gantry.GantryException ENGINE_UNUSABLE, saying what is wrong with it
     */
    default void ready() {}

    /** Where it keeps what it compiled; absent if it keeps nothing. */
    default Optional<CodeCache> cache() {
        return Optional.empty();
    }

    /** How the modules run that it compiled last, the newest last; at most 50. */
    default List<ModuleReport> reports() {
        return List.of();
    }

    /** Opens a store whose memories and tables together stay within the limits. */
    Store newStore(Limits limits);
}
