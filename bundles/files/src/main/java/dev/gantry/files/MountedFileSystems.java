// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileSystems;
import dev.gantry.file.GuestFileRequest;
import dev.gantry.file.GuestFiles;
import dev.gantry.file.HostFolders;
import dev.gantry.file.Mount;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens the mounts of a guest and puts together all that it needs to use them. */
@Component
public final class MountedFileSystems implements FileSystems {
    private static final String DEVICES = "/dev";

    private final Supplier<HostFolders> hostFolders;

    @Activate
    public MountedFileSystems(@Reference HostFolderChoice choice) {
        this.hostFolders = choice::forOneGuest;
    }

    /** Always goes the same way to folders of the host. */
    public MountedFileSystems(HostFolders hostFolders) {
        this.hostFolders = () -> hostFolders;
    }

    @Override
    public GuestFiles open(GuestFileRequest request) {
        HostFolders folders = hostFolders.get();
        FileView view = request.deterministic() ? new RepeatableView() : new OpaqueView();
        OpenHandles handles = new OpenHandles(request.limits().handles());
        FileLedger ledger = new FileLedger(request.limits());
        GuestAccount account = new GuestAccount(ledger, handles, view);
        MountTable table = new MountTable(folders, hidden(request, folders), now());
        try {
            List<GuestFiles.Preopen> preopens = mountAll(table, request, account);
            return new MountedFiles(table, handles, preopens);
        } catch (RuntimeException | Error e) {
            new MountedFiles(table, handles, List.of()).close();
            throw e;
        }
    }

    private static HiddenFiles hidden(GuestFileRequest request, HostFolders folders) {
        if (request.mounts().stream().noneMatch(MountedFileSystems::showsHost)) {
            return HiddenFiles.NONE;
        }
        try {
            return HiddenFiles.of(request.hidden(), folders);
        } catch (IOException e) {
            throw MountFailure.cannotHide(request.guest(), e);
        }
    }

    /** Only folders of the host can hold what is hidden. */
    private static boolean showsHost(Mount mount) {
        return mount.source() instanceof Mount.HostFolder;
    }

    private static List<GuestFiles.Preopen> mountAll(
            MountTable table, GuestFileRequest request, GuestAccount account) {
        List<GuestFiles.Preopen> preopens = new ArrayList<>();
        List<Mount> mounts = new ArrayList<>(request.mounts());
        mounts.sort(Comparator.comparing(Mount::guestPath));
        for (Mount mount : mounts) {
            Place place = mount(table, request.guest(), mount);
            preopens.add(preopen(mount.guestPath(), place, account));
        }
        if (!request.devices().isEmpty()) {
            Optional<Place> place = table.mountDevices(DEVICES, request);
            preopens.add(
                    preopen(
                            DEVICES,
                            place.orElseThrow(() -> MountFailure.devicesCovered(request.guest())),
                            account));
        }
        preopens.sort(Comparator.comparing(GuestFiles.Preopen::path));
        table.finish();
        return preopens;
    }

    private static Place mount(MountTable table, String guest, Mount mount) {
        try {
            return table.mount(mount).orElseThrow(() -> MountFailure.twice(guest, mount));
        } catch (IOException | IllegalArgumentException e) {
            throw MountFailure.of(guest, mount, e);
        }
    }

    private static GuestFiles.Preopen preopen(String path, Place place, GuestAccount account) {
        return new GuestFiles.Preopen(path, new MountedFolder(place.hold(), account));
    }

    private static long now() {
        return FileTime.from(Instant.now()).to(TimeUnit.NANOSECONDS);
    }
}
