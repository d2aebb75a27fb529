// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

import java.util.OptionalLong;

/**
 * The times to set, in nanoseconds since 1970.
 *
 * @param accessed absent: stays as it is
 * @param modified absent: stays as it is
 */
public record FileTimes(OptionalLong accessed, OptionalLong modified) {}
