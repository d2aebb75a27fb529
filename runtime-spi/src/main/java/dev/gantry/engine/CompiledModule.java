// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Validated code, prepared by one engine. May be instantiated many times, from any thread. */
@ProviderType
public interface CompiledModule {
    /** The imports in the order of the module; imports are given to {@link Store#instantiate} in it. */
    List<ImportType> imports();

    /** The exports in the order of the module. */
    List<ExportType> exports();
}
