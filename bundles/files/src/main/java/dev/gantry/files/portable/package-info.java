// SPDX-License-Identifier: Apache-2.0
/**
 * Folders of the host as plain Java can open them, on every platform that has {@link
 * java.nio.file.SecureDirectoryStream}. What that cannot do goes by path, and only while nothing else
 * in this container does: {@link dev.gantry.files.portable.PathOperations}.
 *
 * <p>Read {@link dev.gantry.files.portable.PortableFolder} first.
 */
@NullMarked
package dev.gantry.files.portable;

import org.jspecify.annotations.NullMarked;
