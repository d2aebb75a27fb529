// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a guest subscribes to. */
final class Subscriptions {
    /** The timeout is a time of the clock, not a distance from now. */
    private static final int FLAG_ABSOLUTE = 1;

    private final Edition edition;
    private final GuestMemory memory;
    private final Clocks clocks;
    private final Descriptors descriptors;

    Subscriptions(Edition edition, GuestMemory memory, Clocks clocks, Descriptors descriptors) {
        this.edition = edition;
        this.memory = memory;
        this.clocks = clocks;
        this.descriptors = descriptors;
    }

    List<Subscription> read(String function, long array, long count)
            throws ErrnoException, IOException {
        memory.require(array, count * edition.subscriptionBytes(), Long.BYTES);
        List<Subscription> subscriptions = new ArrayList<>();
        for (long index = 0; index < count; index++) {
            subscriptions.add(read(function, array + index * edition.subscriptionBytes()));
        }
        return subscriptions;
    }

    private Subscription read(String function, long address) throws ErrnoException, IOException {
        long userdata = memory.getLong(address);
        int type = memory.getByte(address + 8);
        return switch (type) {
            case Subscription.TYPE_CLOCK ->
                    alarm(function, userdata, address + edition.subscriptionClockOffset());
            case Subscription.TYPE_FD_READ, Subscription.TYPE_FD_WRITE ->
                    readiness(function, userdata, type, memory.getInt(address + 16));
            default -> throw new ErrnoException(Errno.INVAL);
        };
    }

    private Subscription alarm(String function, long userdata, long address) throws ErrnoException {
        int clock = memory.getInt(address);
        long timeout = memory.getLong(address + 8);
        int flags = memory.getShort(address + 24);
        if ((flags & ~FLAG_ABSOLUTE) != 0) {
            throw new ErrnoException(Errno.INVAL);
        }
        clocks.now(function, clock); // refuses a clock that is unknown or not granted
        if ((flags & FLAG_ABSOLUTE) != 0) {
            return new Subscription.Alarm(userdata, clocks, clock, 0, timeout);
        }
        // A time from now on must not depend on somebody setting the clock.
        long now = clocks.reading(Clocks.MONOTONIC);
        return new Subscription.Alarm(userdata, clocks, Clocks.MONOTONIC, now, timeout);
    }

    /** A descriptor that cannot be waited on is an event of its own: the others still count. */
    private Subscription readiness(String function, long userdata, int type, int number)
            throws IOException {
        try {
            Descriptor descriptor = descriptors.find(function, number);
            boolean read = type == Subscription.TYPE_FD_READ;
            descriptor.rights().require(read ? Rights.FD_READ : Rights.FD_WRITE);
            descriptor.rights().require(Rights.POLL_FD_READWRITE);
            if (descriptor instanceof StreamDescriptor.Input input) {
                return new Subscription.Arrival(userdata, input.source());
            }
            long bytes = read && descriptor instanceof FileDescriptor file ? left(file) : 1;
            return new Subscription.Settled(new Event(userdata, Errno.SUCCESS, type, bytes));
        } catch (ErrnoException e) {
            return new Subscription.Settled(new Event(userdata, e.errno(), type, 0));
        }
    }

    /** A file is always ready, at its end too. */
    private static long left(FileDescriptor file) throws IOException {
        return Math.max(0, file.status().size() - file.position());
    }
}
