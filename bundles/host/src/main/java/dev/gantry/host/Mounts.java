// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.Limits;
import dev.gantry.file.DeviceOpener;
import dev.gantry.file.FileSystems;
import dev.gantry.file.GuestFileRequest;
import dev.gantry.file.GuestFiles;
import dev.gantry.file.Mount;
import dev.gantry.hostinterface.Device;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Grant;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Opens the files and devices that a guest was granted. */
@Component(service = Mounts.class)
public final class Mounts {
    private final Patience patience;
    private final List<Device> devices = new CopyOnWriteArrayList<>();
    private @Nullable FileSystems fileSystems;

    @Activate
    public Mounts(@Reference Patience patience) {
        this.patience = patience;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            unbind = "removeFileSystems")
    synchronized void setFileSystems(FileSystems present) {
        fileSystems = present;
        notifyAll();
    }

    synchronized void removeFileSystems(FileSystems gone) {
        if (fileSystems == gone) {
            fileSystems = null;
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeDevice")
    void addDevice(Device device) {
        devices.add(device);
    }

    void removeDevice(Device device) {
        devices.remove(device);
    }

    /**
     * Opens everything or nothing.
     *
     * @param resources of the guest; asked for when it opens a device
     * @throws GantryException that names what cannot be had
     */
    GuestFiles open(
            String guest, Decision decision, Plan plan, Supplier<GuestResources> resources) {
        List<Mount> mounts =
                decision.granted().stream().flatMap(grant -> Mount.of(grant).stream()).toList();
        Map<String, DeviceOpener> granted = devices(decision.granted(), resources);
        if (mounts.isEmpty() && granted.isEmpty()) {
            return GuestFiles.NONE;
        }
        FileSystems present = present();
        if (present == null) {
            throw new GantryException(
                    ErrorCode.MOUNT_FAILED,
                    guest,
                    guest + " was granted files, but nothing here provides any",
                    "install the bundle dev.gantry.files",
                    null);
        }
        Limits limits = plan.limits();
        boolean deterministic = plan.spec().deterministicSeed().isPresent();
        return present.open(
                new GuestFileRequest(
                        guest, mounts, hidden(decision), granted, limits, deterministic));
    }

    private synchronized @Nullable FileSystems present() {
        patience.await(this, () -> fileSystems != null);
        return fileSystems;
    }

    /** What stays out of reach inside of what is granted. */
    private static List<Path> hidden(Decision decision) {
        return decision.denied().stream()
                .filter(grant -> grant.kind().equals(Mount.KIND_FOLDER))
                .filter(grant -> !grant.parameter().isEmpty())
                .map(grant -> path(grant.parameter()))
                .toList();
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            String shown = GuestText.clean(text);
            throw new GantryException(
                    ErrorCode.CONFIGURATION, shown, "cannot deny dir=" + shown + ": no path");
        }
    }

    private Map<String, DeviceOpener> devices(
            Set<Grant> granted, Supplier<GuestResources> resources) {
        Map<String, DeviceOpener> openers = new TreeMap<>();
        for (Grant grant : granted) {
            if (grant.kind().equals(Device.GRANT_KIND)) {
                Device device = device(grant.parameter());
                openers.put(device.name(), () -> device.open(used(resources.get(), grant)));
            }
        }
        return openers;
    }

    private static GuestResources used(GuestResources guest, Grant grant) {
        guest.uses(grant);
        return guest;
    }

    private Device device(String name) {
        return devices.stream()
                .filter(device -> device.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new GantryException(
                                        ErrorCode.MOUNT_FAILED,
                                        name,
                                        "there is no device '"
                                                + GuestText.clean(name)
                                                + "'; devices: "
                                                + names(),
                                        "use one of them, or install the bundle that offers it",
                                        null));
    }

    private String names() {
        return devices.stream().map(Device::name).sorted().collect(Collectors.joining(", "));
    }
}
