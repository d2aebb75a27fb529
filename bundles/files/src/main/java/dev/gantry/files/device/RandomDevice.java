// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.device;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.OpenFile;
import dev.gantry.hostinterface.Device;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.policy.Grant;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Random bytes without end, for guests that may have any; what is written changes nothing. */
@Component
public final class RandomDevice implements Device {
    private static final Grant RANDOM = Grant.of("random");

    @Activate
    public RandomDevice() {}

    @Override
    public String name() {
        return "urandom";
    }

    @Override
    public String purpose() {
        return "get random bytes, together with the grant random";
    }

    @Override
    public OpenFile open(GuestResources guest) throws IOException {
        if (!guest.uses(RANDOM)) {
            throw new FileException(FileProblem.ACCESS);
        }
        return new Stream(guest);
    }

    private static final class Stream extends DeviceStream {
        /** More is read in several calls, so that a guest can be stopped in between. */
        private static final int MOST_BYTES = 64 << 10;

        private final GuestResources guest;

        Stream(GuestResources guest) {
            this.guest = guest;
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) {
            byte[] bytes = new byte[Math.min(length, MOST_BYTES)];
            guest.random(bytes);
            System.arraycopy(bytes, 0, target, offset, bytes.length);
            return bytes.length;
        }
    }
}
