// SPDX-License-Identifier: Apache-2.0
/**
 * What a tree of files has to do that guests are given.
 *
 * <p>Read {@link dev.gantry.tck.file.FolderContract} first: a backend subclasses it. One for folders of
 * the host subclasses {@link dev.gantry.tck.file.HostFolderContract}, where others change the same
 * folders meanwhile.
 */
@Export
@Version("0.1.0")
@NullMarked
package dev.gantry.tck.file;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
