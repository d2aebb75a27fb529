// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens a device for the guest that it was made for. */
@ConsumerType
@FunctionalInterface
public interface DeviceOpener {
    OpenFile open() throws IOException;
}
