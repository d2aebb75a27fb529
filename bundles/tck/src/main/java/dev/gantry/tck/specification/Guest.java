// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Instance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An instance of a script, whichever store it lives in at present. */
final class Guest {
    final CompiledModule module;
    final List<Source> imports;
    private final boolean spectest;
    private @Nullable Instance instance;

    Guest(CompiledModule module, List<Source> imports) {
        this(module, imports, false);
    }

    private Guest(CompiledModule module, List<Source> imports, boolean spectest) {
        this.module = module;
        this.imports = imports;
        this.spectest = spectest;
    }

    /** One that no script has made, and that all import from. */
    static Guest spectest(CompiledModule module) {
        return new Guest(module, List.of(), true);
    }

    Instance instance() {
        Instance present = instance;
        if (present == null) {
            throw new IllegalStateException("it was not instantiated");
        }
        return present;
    }

    void livesAs(Instance present) {
        instance = present;
    }

    /** The instances of the script that it imports from. */
    List<Guest> sources() {
        return imports.stream()
                .filter(Source.Export.class::isInstance)
                .map(source -> ((Source.Export) source).guest())
                .filter(guest -> !guest.spectest)
                .toList();
    }

    /** Whether nothing but its own exports can show what was done with it. */
    boolean isAlone() {
        return imports.stream().allMatch(Source.Print.class::isInstance);
    }
}
