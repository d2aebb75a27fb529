// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Owner of instances that may share memories, tables, globals and functions.
 *
 * <p>One thread at a time: a call from a second thread while one is inside fails with {@link
 * dev.gantry.ErrorCode#STORE_BUSY}. Calls may nest: guest, host function, guest again.
 *
 * <p>A store in which a guest trapped, or an exception of a host function left a guest, is dead: its
 * memories and globals can still be looked at, every later call and instantiation fails with {@link
 * dev.gantry.ErrorCode#STORE_DEAD}. A host function that catches what an inner call threw, and
 * returns, does not save the outer call: that ends with the same exception.
 */
@ProviderType
public interface Store extends AutoCloseable {
    /** Makes a host function that guests of this store can import. */
    Function host(FunctionType type, HostCode code);

    /**
     * Instantiates a module and runs its start section, but no export: {@code _start} is a name like
     * any other.
     *
     * @param imports one for each of {@link CompiledModule#imports}, by position
     * @throws LinkException if an import is missing, left over or of the wrong type
     * @throws TrapException if a segment does not fit or the start section traps
     * @throws dev.gantry.GantryException FOREIGN_EXTERN if an import belongs to another store;
     *     MEMORY_LIMIT or TABLE_LIMIT if what the module declares is more than the store may have
     */
    Instance instantiate(CompiledModule module, List<? extends Extern> imports);

    /**
     * Ends the call that runs in this store, or the next one, with {@link TrapCode#INTERRUPTED}. May be
     * called from any thread, at any time, also after {@link #close}.
     */
    void interrupt();

    /**
     * Frees everything that this store owns. Every later use of it or of something in it fails with
     * STORE_CLOSED.
     *
     * @throws dev.gantry.GantryException STORE_BUSY while a call is inside
     */
    @Override
    void close();
}
