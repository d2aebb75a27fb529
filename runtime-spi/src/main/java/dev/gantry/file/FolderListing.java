// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** Goes through the entries of a folder once, without {@code .} and {@code ..}. */
@ConsumerType
public interface FolderListing extends Closeable {
    /** The next entry; null at the end. */
    @Nullable FolderEntry next() throws IOException;
}
