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
        Filestats filestats,
        Listings listings,
        Openings openings,
        Paths paths,
        Polls polls,
        Positions positions,
        Preopens preopens,
        Processes processes,
        RandomBytes randomBytes,
        Sockets sockets,
        Storage storage,
        Transfers transfers) {
    static Topics of(Edition edition, GuestResources guest) {
        GuestMemory memory = new GuestMemory(guest);
        Clocks clocks = new Clocks(guest, memory);
        Descriptors descriptors = new Descriptors(guest);
        PathTexts texts = new PathTexts(guest, memory);
        Places places = new Places(guest, descriptors, texts);
        return new Topics(
                new Arguments(guest, memory),
                new Environment(guest, memory),
                clocks,
                descriptors,
                new Attributes(memory, descriptors),
                new Filestats(edition, guest, memory, descriptors, places),
                new Listings(guest, memory, descriptors),
                new Openings(memory, descriptors, places),
                new Paths(memory, places, texts),
                new Polls(guest, memory, new Subscriptions(edition, memory, clocks, descriptors)),
                new Positions(edition, memory, descriptors),
                new Preopens(guest, memory, descriptors),
                new Processes(guest),
                new RandomBytes(guest, memory),
                new Sockets(descriptors),
                new Storage(descriptors),
                new Transfers(guest, memory, descriptors));
    }
}
