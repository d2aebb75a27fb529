// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import dev.gantry.file.OpenOption;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is neither file nor folder nor link is seen and never opened. */
abstract class SpecialFileContract extends FolderTest {
    private final HostFolderContract contract;

    SpecialFileContract(HostFolderContract contract) {
        super(contract);
        this.contract = contract;
    }

    @Test
    void neverWaitsForAPipe() throws IOException, InterruptedException {
        run("mkfifo pipe");
        assertType(FileType.OTHER, root, "pipe");
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertNotOpened("pipe"));
        root.rename("pipe", root, "moved");
        root.removeFile("moved");
        assertEquals(List.of(), names(root));
    }

    @Test
    void opensNoSocket(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("socket");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(path));
            Files.move(path, contract.place().resolve("socket"));
            assertNotOpened("socket");
            FileType type = root.status("socket").type();
            assertTrue(type == FileType.SOCKET || type == FileType.OTHER, type::toString);
        }
    }

    @Test
    void leavesOutNamesThatAreNoText() throws IOException, InterruptedException {
        run("printf x >\"$(printf 'a\\377b')\"");
        put(root, "file", "");
        assertEquals(List.of("file"), names(root));
    }

    private void assertNotOpened(String name) {
        for (Set<OpenOption> options : List.of(READ, WRITE, BOTH, CREATE, REPLACE)) {
            assertFails(FileProblem.ACCESS, () -> root.openFile(name, options));
        }
        assertFails(FileProblem.NOT_FOLDER, () -> root.openFolder(name));
    }

    /** What Java cannot make, a shell can. */
    private void run(String command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("sh", "-c", command)
                        .directory(contract.place().toFile())
                        .inheritIO()
                        .start();
        assertEquals(0, process.waitFor());
    }
}
