// SPDX-License-Identifier: Apache-2.0
/**
 * The engine SPI: compile and run core WebAssembly modules, and nothing else.
 *
 * <p>Read {@link dev.gantry.engine.Engine} first. The nouns are those of the WebAssembly C API: an
 * engine compiles a module; a store owns instances; an instance exports functions, memories, tables,
 * globals and tags. WASI, components, limits above memory, and policy are written once, above this
 * package, for all engines.
 *
 * <pre>{@code
 * CompiledModule module = engine.compile(bytes, CompileOptions.DEFAULT);
 * try (Store store = engine.newStore(Limits.DEFAULT)) {
 *     Function log = store.host(type, (args, results) -> System.out.println(args[0]));
 *     Instance instance = store.instantiate(module, List.of(log));
 *     instance.function("run").orElseThrow().call(new long[0], new long[0]);
 * }
 * }</pre>
 *
 * <p><b>Raw bits.</b> Arguments and results travel in {@code long} slots: an i32 in the low half
 * (callers must not rely on the upper half), floats as their raw bits, a v128 in two slots with the
 * low half first, a reference as an opaque token that is valid in its store only, null being {@link
 * dev.gantry.engine.ValueType#NULL_REFERENCE}. The host chooses the tokens of externrefs, from 0 up to
 * 2^31-1.
 *
 * <p><b>Threads.</b> Engines and compiled modules are shared freely. A store and everything it owns
 * serve one thread at a time; only {@link dev.gantry.engine.Store#interrupt} may come from others.
 *
 * <p><b>Ownership.</b> Closing a store frees everything in it. A compiled module is closed by whoever had it compiled;
 * nothing else is closed.
 *
 * <p><b>Errors.</b> What a guest does wrong is a {@link dev.gantry.engine.TrapException}. An exception
 * thrown by a host function reaches the outermost Java caller as the same object. No exception class
 * of an engine's library ever leaves its bundle, not even as a cause.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.gantry.engine;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
