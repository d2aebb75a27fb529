// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestResources;

/** The topics of the interface, put together for one guest. */
record Topics(
        Arguments arguments,
        Environment environment,
        Clocks clocks,
        Descriptors descriptors,
        Attributes attributes,
        Positions positions,
        Transfers transfers,
        Polls polls,
        RandomBytes randomBytes,
        Processes processes) {
    static Topics of(Edition edition, GuestResources guest) {
        GuestMemory memory = new GuestMemory(guest);
        Clocks clocks = new Clocks(guest, memory);
        Descriptors descriptors = new Descriptors(guest);
        return new Topics(
                new Arguments(guest, memory),
                new Environment(guest, memory),
                clocks,
                descriptors,
                new Attributes(edition, memory, descriptors),
                new Positions(edition, descriptors),
                new Transfers(guest, memory, descriptors),
                new Polls(guest, memory, new Subscriptions(edition, memory, clocks, descriptors)),
                new RandomBytes(guest, memory),
                new Processes(guest));
    }
}
