// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import org.osgi.annotation.versioning.ProviderType;

/** An exception tag: an opaque token that can be passed on to other instances of its store. */
@ProviderType
public non-sealed interface Tag extends Extern {
    @Override
    TagType type();
}
