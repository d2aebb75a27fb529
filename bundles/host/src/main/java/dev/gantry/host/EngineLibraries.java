// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.engine.EngineLibrary;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The native libraries, found or not, that bundles of engines tell of at this moment. */
@Component(service = EngineLibraries.class)
public final class EngineLibraries {
    private final List<EngineLibrary> libraries = new CopyOnWriteArrayList<>();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    void add(EngineLibrary library) {
        libraries.add(library);
    }

    void remove(EngineLibrary library) {
        libraries.remove(library);
    }

    List<EngineLibrary> list() {
        return List.copyOf(libraries);
    }

    Optional<EngineLibrary> of(String engine) {
        return libraries.stream().filter(library -> library.engine().equals(engine)).findFirst();
    }
}
