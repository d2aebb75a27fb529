// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Validated code, prepared by one engine. May be instantiated many times, from any thread. Whoever had
 * it compiled closes it; instances that were made before live on.
 */
@ProviderType
public interface CompiledModule extends AutoCloseable {
    /** The imports in the order of the module; imports are given to {@link Store#instantiate} in it. */
    List<ImportType> imports();

    /** The exports in the order of the module. */
    List<ExportType> exports();

    /** Frees what the garbage collector does not know of; an engine in pure Java has nothing to do. */
    @Override
    default void close() {}
}
