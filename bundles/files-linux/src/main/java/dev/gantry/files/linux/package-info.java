// SPDX-License-Identifier: Apache-2.0
/**
 * Folders of the host on Linux, through the C library and {@code java.lang.foreign}.
 *
 * <p>Read {@link dev.gantry.files.linux.LinuxFolders} first, then {@code LinuxFolder}. Every call names
 * one component and starts at a folder that is held open, with {@code O_NOFOLLOW} or its like: the kernel
 * never resolves a path, so there is nothing that {@code openat2} could refuse in addition. File systems
 * that the host has mounted inside a folder are entered, as by everybody else.
 *
 * <p>{@code Handle} sees to it that no descriptor is used after it was closed, {@code Scratch} that calls
 * allocate nothing.
 */
@NullMarked
package dev.gantry.files.linux;

import org.jspecify.annotations.NullMarked;
