// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.HostFolders;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The best way to the folders of the host that is there at this moment: the one with the highest
 * ranking. A guest keeps the folders that it was given.
 */
@Component(service = HostFolderChoice.class)
public final class HostFolderChoice {
    private record Present(HostFolders folders, int ranking) {}

    private final List<Present> present = new CopyOnWriteArrayList<>();

    @Activate
    public HostFolderChoice() {}

    @Reference(
            cardinality = ReferenceCardinality.AT_LEAST_ONE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    void add(HostFolders folders, Map<String, Object> properties) {
        Object ranking = properties.get("service.ranking");
        present.add(new Present(folders, ranking instanceof Integer number ? number : 0));
    }

    void remove(HostFolders folders) {
        present.removeIf(candidate -> candidate.folders() == folders);
    }

    /** The best one at this moment. */
    HostFolders best() {
        return present.stream()
                .max(Comparator.comparingInt(Present::ranking))
                .map(Present::folders)
                .orElseThrow(() -> new IllegalStateException("the bundle is being stopped"));
    }
}
