// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.Folder;
import dev.gantry.file.HostFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
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
 * ranking that works here. A guest keeps the folders that it was given.
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

    /**
     * For one guest, which goes the same way to all of its folders: only then can it be said of two files
     * whether they are the same.
     */
    HostFolders forOneGuest() {
        List<HostFolders> ranked =
                present.stream()
                        .sorted(Comparator.comparingInt(Present::ranking).reversed())
                        .map(Present::folders)
                        .toList();
        if (ranked.isEmpty()) {
            throw new IllegalStateException("the bundle is being stopped");
        }
        return new FirstThatWorks(ranked);
    }

    /** Takes the next where one finds out that it does not work here, and from then on no other. */
    private static final class FirstThatWorks implements HostFolders {
        private final Deque<HostFolders> ranked;
        private boolean works;

        FirstThatWorks(List<HostFolders> ranked) {
            this.ranked = new ArrayDeque<>(ranked);
        }

        @Override
        public Folder open(Path folder) throws IOException {
            while (true) {
                try {
                    Folder opened = ranked.element().open(folder);
                    works = true;
                    return opened;
                } catch (FileException e) {
                    if (works || ranked.size() == 1 || e.problem() != FileProblem.UNSUPPORTED) {
                        throw e;
                    }
                }
                ranked.remove();
            }
        }

        @Override
        public String promise() {
            return ranked.element().promise();
        }
    }
}
