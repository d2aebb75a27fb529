// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.ImportType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds imports by name among the instances that a script has registered. */
final class Linking {
    private final Spectest spectest;
    private final Map<String, Optional<Guest>> registered = new HashMap<>();

    Linking(Spectest spectest) {
        this.spectest = spectest;
    }

    /** An absent guest is one that the engine could not run. */
    void register(String name, Optional<Guest> guest) {
        registered.put(name, guest);
    }

    /** Whose guest it is that this is imported from; absent if it is nobody's. */
    Optional<Guest> owner(ImportType wanted) {
        return Objects.requireNonNullElse(registered.get(wanted.module()), Optional.empty());
    }

    boolean isRegistered(Guest guest) {
        return registered.containsValue(Optional.of(guest));
    }

    /** From now on nobody imports from these. */
    void lose(Set<Guest> lost) {
        registered.replaceAll((name, guest) -> guest.filter(any -> !lost.contains(any)));
    }

    /** What was found: fewer than the module wants, if something is unknown. */
    List<Source> find(CompiledModule module) {
        List<Source> found = new ArrayList<>();
        module.imports().forEach(wanted -> find(wanted).ifPresent(found::add));
        return found;
    }

    private Optional<Source> find(ImportType wanted) {
        Optional<Guest> guest = registered.get(wanted.module());
        if (guest == null) {
            return wanted.module().equals(Spectest.NAME)
                    ? spectest.find(wanted.name())
                    : Optional.empty();
        }
        Guest owner = guest.orElseThrow(() -> new NotAsked(NotAsked.Reason.LOST));
        return owner.instance()
                .export(wanted.name())
                .map(extern -> new Source.Export(owner, wanted.name()));
    }
}
