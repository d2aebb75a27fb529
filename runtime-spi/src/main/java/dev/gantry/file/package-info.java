// SPDX-License-Identifier: Apache-2.0
/**
 * Files of guests, in two layers.
 *
 * <p>Above: what a guest has. {@link dev.gantry.file.FileSystems} opens its mounts; it then holds {@link
 * dev.gantry.file.GuestFolder}s, which take paths and never let one lead out.
 *
 * <p>Below: where files come from. A {@link dev.gantry.file.Folder} knows single names only and follows
 * no link; {@link dev.gantry.file.HostFolders} opens those of the host.
 *
 * <p>Read {@link dev.gantry.file.GuestFolder} first.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.gantry.file;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
