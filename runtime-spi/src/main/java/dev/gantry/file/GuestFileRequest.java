// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

import dev.gantry.engine.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What files one guest is to have. Immutable.
 *
 * @param guest what messages call it
 * @param mounts two at the same path are refused
 * @param hidden files and folders of the host that it never gets, in whatever mount they are found
 * @param devices those it sees in {@code /dev}, by name
 * @param deterministic whether listings are sorted, times fixed and identities counted
 */
public record GuestFileRequest(
        String guest,
        List<Mount> mounts,
        List<Path> hidden,
        Map<String, DeviceOpener> devices,
        Limits limits,
        boolean deterministic) {
    public GuestFileRequest {
        mounts = List.copyOf(mounts);
        hidden = List.copyOf(hidden);
        devices = Map.copyOf(devices);
    }
}
