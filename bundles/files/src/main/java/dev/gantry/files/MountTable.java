// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.Folder;
import dev.gantry.file.GuestFileRequest;
import dev.gantry.file.HostFolders;
import dev.gantry.file.Mount;
import dev.gantry.files.memory.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is mounted for one guest, and where. */
final class MountTable {
    private static final System.Logger LOG = System.getLogger(MountTable.class.getName());

    /** Devices of the host have positive numbers. */
    private static final long FIRST_DEVICE = -1;

    private final HostFolders hostFolders;
    private final HiddenFiles hidden;
    private final long timeNanos;
    private final Map<Integer, MountPoint> roots = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final List<TemporaryFolder> temporary = new ArrayList<>();
    private int trees;

    /**
     * @param timeNanos of the folders that are there only to lead to others
     */
    MountTable(HostFolders hostFolders, HiddenFiles hidden, long timeNanos) {
        this.hostFolders = hostFolders;
        this.hidden = hidden;
        this.timeNanos = timeNanos;
    }

    /** Opens what a mount names; absent if something is mounted there already. */
    Optional<Place> mount(Mount mount) throws IOException {
        MountPoint point = point(GuestPath.parse(mount.guestPath()));
        if (point.mounted() != null) {
            return Optional.empty();
        }
        Tree.Access access = mount.writable() ? Tree.Access.WRITABLE : Tree.Access.READ_ONLY;
        Tree tree = new Tree(++trees, access);
        return Optional.of(mount(point, tree, open(mount.source(), tree)));
    }

    /** Mounts the devices that were asked for; absent if something is mounted there already. */
    Optional<Place> mountDevices(String guestPath, GuestFileRequest request) {
        MountPoint point = point(GuestPath.parse(guestPath));
        if (point.mounted() != null) {
            return Optional.empty();
        }
        Tree tree = new Tree(++trees, Tree.Access.DEVICES);
        Folder folder = new FixedFolder(request.devices(), device(tree), timeNanos);
        return Optional.of(mount(point, tree, folder));
    }

    private Place mount(MountPoint point, Tree tree, Folder folder) {
        Place place = Place.root(folder, tree, hidden, point);
        point.mount(place);
        places.add(place);
        return place;
    }

    private MountPoint point(GuestPath path) {
        MountPoint point = roots.computeIfAbsent(path.above(), any -> new MountPoint());
        for (String name : path.names()) {
            point = point.makeBelow(name);
        }
        return point;
    }

    private Folder open(Mount.Source source, Tree tree) throws IOException {
        if (source instanceof Mount.HostFolder host) {
            return openOnHost(host.folder().toAbsolutePath());
        }
        if (source instanceof Mount.Temporary) {
            TemporaryFolder folder = TemporaryFolder.create();
            temporary.add(folder);
            return hostFolders.open(folder.path());
        }
        return MemoryTree.create(device(tree));
    }

    private Folder openOnHost(Path path) throws IOException {
        hidden.checkMount(path);
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new NotDirectoryException(path.toString());
        }
        Folder folder = hostFolders.open(path);
        try {
            hidden.checkFolder(folder);
            return folder;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Lets every folder be there that leads to a mount; to be called when all is mounted. */
    void finish() {
        roots.values().forEach(this::standIn);
    }

    private void standIn(MountPoint point) {
        for (MountPoint below : point.below()) {
            if (below.mounted() == null) {
                Tree tree = new Tree(++trees, Tree.Access.READ_ONLY);
                Folder folder = new FixedFolder(Map.of(), device(tree), timeNanos);
                below.standIn(Place.root(folder, tree, hidden, below));
            }
            standIn(below);
        }
    }

    private static long device(Tree tree) {
        return FIRST_DEVICE - tree.number();
    }

    /** Lets go of every mount, and removes what was temporary. */
    void close() {
        for (Place place : places) {
            try {
                place.release();
            } catch (IOException | RuntimeException e) {
                // A backend of somebody else's must not keep the rest open.
                LOG.log(System.Logger.Level.DEBUG, "a mount could not be closed", e);
            }
        }
        places.clear();
        temporary.forEach(TemporaryFolder::remove);
        temporary.clear();
    }
}
