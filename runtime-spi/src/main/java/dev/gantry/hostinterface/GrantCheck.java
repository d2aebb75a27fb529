// SPDX-License-Identifier: Apache-2.0
package dev.gantry.hostinterface;

/** When a guest's use of a host interface is checked against its grants. */
public enum GrantCheck {
    /** A guest can import it only with a grant whose kind is the name of the interface. */
    AT_LINK,
    /** Any guest can import it; the functions ask {@link GuestResources#uses} before they give anything. */
    PER_CALL
}
