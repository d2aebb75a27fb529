// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import org.osgi.annotation.versioning.ProviderType;

/** A table: an opaque token that can be passed on to other instances of its store. */
@ProviderType
public non-sealed interface Table extends Extern {
    @Override
    TableType type();

    /** The present number of elements. */
    long size();
}
