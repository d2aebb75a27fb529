// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

/** How much the segments of a module hold. */
final class SegmentTotals {
    /** Of all data segments. */
    long bytes;

    /** Of data segments that instantiation copies into a memory. */
    long activeBytes;

    /** Of element segments that instantiation copies into a table. */
    long activeElements;
}
