// SPDX-License-Identifier: Apache-2.0
/**
 * What files a guest has: its mounts put together to one tree, paths that never lead out of it, and
 * what holds for every mount alike: read-only, hidden files, quotas, what a guest is told of a file.
 *
 * <p>{@link dev.gantry.files.MountedFileSystems} puts everything together. A path is gone along by {@link
 * dev.gantry.files.Walk}, place by place; {@link dev.gantry.files.MountedFolder} does at its end what a
 * guest asked for. Read these three first.
 */
@NullMarked
package dev.gantry.files;

import org.jspecify.annotations.NullMarked;
