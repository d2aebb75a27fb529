// SPDX-License-Identifier: Apache-2.0
/**
 * Runs guests: reads and checks the bytes, asks the policy, picks an engine, links, calls, and tells
 * how it ended.
 *
 * <p>Read {@link dev.gantry.host.HostedGuests} first: its {@code start} is the way of a guest, one line
 * a step. {@link dev.gantry.host.GuestRun} is the guest's life from its own thread. What comes and goes
 * in the container is held by one class each: {@link dev.gantry.host.Engines}, {@link
 * dev.gantry.host.HostInterfaces}, {@link dev.gantry.host.Policies}.
 */
@NullMarked
package dev.gantry.host;

import org.jspecify.annotations.NullMarked;
