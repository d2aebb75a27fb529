// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestInput;
import dev.gantry.hostinterface.GuestResources;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Waiting for clocks and streams. */
final class Polls {
    /** More in one call are refused: each of 1,024 handles read and written, and some clocks. */
    static final int MAX_SUBSCRIPTIONS = 4_096;

    /** Waits are repeated, so a short longest one keeps everybody's sums from overflowing. */
    private static final long LONGEST_WAIT_NANOS = Duration.ofDays(1).toNanos();

    private final GuestResources guest;
    private final GuestMemory memory;
    private final Subscriptions subscriptions;

    Polls(GuestResources guest, GuestMemory memory, Subscriptions subscriptions) {
        this.guest = guest;
        this.memory = memory;
        this.subscriptions = subscriptions;
    }

    /** {@code poll_oneoff(in, out, nsubscriptions, nevents)} */
    void oneoff(Call call) throws ErrnoException, IOException {
        long out = call.u32(1);
        long count = call.u32(2);
        if (count == 0 || count > MAX_SUBSCRIPTIONS) {
            throw new ErrnoException(Errno.INVAL);
        }
        guest.spend(Prices.SUBSCRIPTION * count);
        memory.require(out, count * Event.BYTES, Long.BYTES);
        memory.require(call.u32(3), Integer.BYTES, Integer.BYTES);
        List<Event> events = await(subscriptions.read(call.function(), call.u32(0), count));
        for (Event event : events) {
            event.write(memory, out);
            out += Event.BYTES;
        }
        memory.putInt(call.u32(3), events.size());
    }

    private List<Event> await(List<Subscription> all) throws ErrnoException, IOException {
        refuseHopeless(all);
        while (true) {
            guest.checkInterrupted();
            List<Event> events = new ArrayList<>();
            for (Subscription subscription : all) {
                subscription.event().ifPresent(events::add);
            }
            if (!events.isEmpty()) {
                return events;
            }
            pause(all);
        }
    }

    /** Where there is nothing to wait for at all, the answer is the reason for the first. */
    private static void refuseHopeless(List<Subscription> all) throws ErrnoException, IOException {
        if (all.stream().allMatch(Subscription::isHopeless)) {
            throw new ErrnoException(all.get(0).event().orElseThrow().error());
        }
    }

    /** Lets time pass until something may have come. There is one source at most: standard input. */
    private void pause(List<Subscription> all) throws ErrnoException, IOException {
        long nanos = LONGEST_WAIT_NANOS;
        for (Subscription subscription : all) {
            nanos = Math.min(nanos, subscription.remainingNanos());
        }
        Optional<GuestInput> source =
                all.stream().flatMap(one -> one.source().stream()).findFirst();
        if (source.isPresent()) {
            source.get().awaitReady(nanos);
        } else {
            guest.clock().sleep(nanos);
        }
    }
}
