// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.device;

import dev.gantry.file.OpenFile;
import dev.gantry.hostinterface.Device;
import dev.gantry.hostinterface.GuestResources;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Has nothing to read and swallows what is written. */
@Component
public final class NullDevice implements Device {
    @Activate
    public NullDevice() {}

    @Override
    public String name() {
        return "null";
    }

    @Override
    public String purpose() {
        return "throw output away, read nothing";
    }

    @Override
    public OpenFile open(GuestResources guest) {
        return new Stream();
    }

    private static final class Stream extends DeviceStream {
        @Override
        public int read(long position, byte[] target, int offset, int length) {
            return 0;
        }
    }
}
