// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

/**
 * What is left of a command when it has been shown.
 *
 * @param leavesShell whether the shell that ran it is to end, with the same exit code
 */
public record Ending(int exitCode, boolean leavesShell) {}
