// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.portable;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.Folder;
import dev.gantry.file.HostFolders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Opens folders of the host with nothing but the JDK. */
@Component
public final class PortableFolders implements HostFolders {
    private final PathOperations byPath = new PathOperations();

    @Activate
    public PortableFolders() {}

    // The stream lives in the folder, which whoever asked for it closes.
    @SuppressWarnings("StreamResourceLeak")
    @Override
    public Folder open(Path folder) throws IOException {
        Path real = folder.toRealPath();
        DirectoryStream<Path> stream = Files.newDirectoryStream(real);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new PortableFolder(new OpenDirectory(secure, real), byPath);
        }
        stream.close();
        throw new FileException(FileProblem.UNSUPPORTED);
    }

    @Override
    public String promise() {
        return "no path leads out, whatever other guests do; a process outside that swaps folders for"
                + " links meanwhile can misdirect the making of folders, links and names, which is"
                + " noticed and undone, and can make a guest wait by putting a pipe into a file's place";
    }
}
