// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Opens folders of the host: an OSGi service. Of several the one with the highest ranking is used; a
 * platform can have one that keeps more promises, or is faster.
 */
@ConsumerType
public interface HostFolders {
    /**
     * Opens a folder; from here on links are followed by nobody.
     *
     * @param folder absolute
     * @throws java.nio.file.NoSuchFileException and the others of its family, as {@code
     *     Files.newDirectoryStream} would
     * @throws FileException with {@link FileProblem#UNSUPPORTED} where the platform cannot keep a guest
     *     inside
     */
    Folder open(Path folder) throws IOException;

    /** What it promises, in one sentence, for {@code doctor}. */
    String promise();
}
