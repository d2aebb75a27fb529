// SPDX-License-Identifier: Apache-2.0
package dev.gantry.hostinterface;

/** The streams that every command has, in the order of their descriptors. */
public enum StandardStream {
    STDIN,
    STDOUT,
    STDERR
}
