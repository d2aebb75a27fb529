// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.Digest;
import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.policy.Grant;
import dev.gantry.policy.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrantLockTest {
    private static final Subject ONE = new Subject("/g/one \"é\".wasm", Digest.of(new byte[0]));
    private static final String FILE = "permissions.json";

    @Test
    void readsWhatItWrote(@TempDir Path folder) {
        RememberedPermissions permissions = permissions(folder);
        permissions.allow(ONE, Grant.parse("dir=/d::/in:rw"), List.of());
        permissions.deny(ONE, Grant.parse("env=HOME"), List.of());
        permissions.denyAll(Grant.of("random"), List.of());
        LockContent content = lock(folder).read();
        assertEquals(Set.of(Grant.of("random")), content.deny());
        var entry = content.find(ONE.name()).orElseThrow();
        assertEquals(ONE, entry.subject());
        assertEquals(Set.of(Grant.parse("dir=/d::/in:rw")), entry.granted());
        assertEquals(Set.of(Grant.parse("env=HOME")), entry.denied());
    }

    @Test
    void touchesNothingWhereNothingWasDecided(@TempDir Path folder) throws IOException {
        assertEquals(LockContent.EMPTY, lock(folder).read());
        assertEquals(List.of(), names(folder));
    }

    @Test
    void belongsToItsOwnerOnly(@TempDir Path folder) throws IOException {
        Path state = folder.resolve("state");
        permissions(state).denyAll(Grant.of("random"), List.of());
        assertEquals("rwx------", mode(state));
        assertEquals("rw-------", mode(state.resolve(FILE)));
    }

    @Test
    void refusesDamagedFileAndLeavesItAsItIs(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve(FILE), "{\"version\":1,\"deny\":[");
        GantryException failure = assertThrows(GantryException.class, () -> lock(folder).read());
        assertEquals(ErrorCode.BAD_PERMISSIONS, failure.code());
        assertEquals(file.toString(), failure.subject());
        assertThrows(
                GantryException.class,
                () -> permissions(folder).denyAll(Grant.of("clock"), List.of()));
        assertEquals("{\"version\":1,\"deny\":[", Files.readString(file));
    }

    @Test
    void refusesEmptyFile(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve(FILE));
        assertThrows(GantryException.class, () -> lock(folder).read());
    }

    @Test
    void ignoresWhatAKilledWriterLeft(@TempDir Path folder) throws IOException {
        permissions(folder).denyAll(Grant.of("random"), List.of());
        Files.writeString(folder.resolve(FILE + ".left-over.tmp"), "{\"version\":1,\"de");
        permissions(folder).denyAll(Grant.of("clock"), List.of());
        assertEquals(grants("random", "clock"), lock(folder).read().deny());
    }

    @Test
    void leavesNoTemporaryFile(@TempDir Path folder) throws IOException {
        permissions(folder).denyAll(Grant.of("random"), List.of());
        assertEquals(List.of(FILE, FILE + ".lock"), names(folder));
    }

    @Test
    void losesNothingUnderTwoWritersHammer(@TempDir Path folder) throws InterruptedException {
        Thread[] writers = new Thread[2];
        for (int i = 0; i < writers.length; i++) {
            String prefix = "V" + i + "_";
            RememberedPermissions permissions = permissions(folder);
            writers[i] =
                    new Thread(
                            () -> {
                                for (int n = 0; n < 20; n++) {
                                    Grant grant = new Grant("env", prefix + n);
                                    permissions.denyAll(grant, List.of());
                                }
                            });
        }
        for (Thread writer : writers) {
            writer.start();
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertEquals(40, lock(folder).read().deny().size());
    }

    @Test
    void cannotRememberWithoutAFolder() {
        GrantLock lock = new GrantLock(Optional.empty());
        assertEquals(LockContent.EMPTY, lock.read());
        assertThrows(GantryException.class, () -> lock.change(content -> content));
    }

    @Test
    void revokesOneGrantAndThenTheRest(@TempDir Path folder) {
        RememberedPermissions permissions = permissions(folder);
        permissions.allow(ONE, Grant.parse("dir=/d::/in:rw"), List.of());
        permissions.allow(ONE, Grant.of("clock"), List.of());
        assertTrue(permissions.revoke(ONE.name(), Optional.of(Grant.parse("dir=/d"))));
        assertEquals(Set.of(Grant.of("clock")), permissions.remembered().get(0).granted());
        assertTrue(permissions.revoke(ONE.name(), Optional.empty()));
        assertEquals(List.of(), permissions.remembered());
        assertFalse(permissions.revoke(ONE.name(), Optional.empty()));
    }

    @Test
    void writesNothingThatItCouldNotRead(@TempDir Path folder) throws IOException {
        permissions(folder).denyAll(Grant.of("random"), List.of());
        String before = Files.readString(folder.resolve(FILE));
        LockContent unreadable =
                new LockContent(Set.of(new Grant("env", "A".repeat(5_000))), Map.of());
        assertEquals(
                ErrorCode.BAD_PERMISSIONS,
                assertThrows(
                                GantryException.class,
                                () -> lock(folder).change(content -> unreadable))
                        .code());
        assertEquals(before, Files.readString(folder.resolve(FILE)));
    }

    @Test
    void grantsTheLongestFolderAndReadsItAgain(@TempDir Path folder) {
        Grant longest = new Grant("dir", "/" + "a".repeat(2_040));
        permissions(folder).allow(ONE, longest, List.of());
        assertEquals(1, permissions(folder).remembered().get(0).granted().size());
        assertThrows(
                GantryException.class,
                () ->
                        permissions(folder)
                                .allow(ONE, new Grant("dir", "/" + "a".repeat(3_000)), List.of()));
        assertEquals(1, permissions(folder).remembered().get(0).granted().size());
    }

    @Test
    void whatWasDeniedStaysAwayWhenTheDenialIsRevoked(@TempDir Path folder) {
        RememberedPermissions permissions = permissions(folder);
        permissions.allow(ONE, Grant.parse("dir=/x:rw"), List.of());
        permissions.allow(ONE, Grant.parse("dir=/x/below"), List.of());
        permissions.allow(ONE, Grant.of("clock"), List.of());
        permissions.deny(ONE, Grant.parse("dir=/x"), List.of());
        permissions.revoke(ONE.name(), Optional.of(Grant.parse("dir=/x")));
        assertEquals(Set.of(Grant.of("clock")), permissions.remembered().get(0).granted());
    }

    @Test
    void revokesADenialAsItWasWritten(@TempDir Path folder) throws IOException {
        Path target = Files.createDirectories(folder.resolve("other/target"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        Grant written = new Grant("dir", link + "/../secret");
        RememberedPermissions permissions = permissions(folder);
        permissions.denyAll(written, List.of());
        assertTrue(permissions.revokeAll(written));
    }

    @Test
    void revokesARuleForAll(@TempDir Path folder) {
        RememberedPermissions permissions = permissions(folder);
        permissions.denyAll(Grant.parse("dir=/etc"), List.of());
        assertTrue(permissions.revokeAll(Grant.parse("dir=/etc")));
        assertFalse(permissions.revokeAll(Grant.parse("dir=/etc")));
        assertEquals(List.of(), permissions.rules());
    }

    @Test
    void grantToOtherBytesForgetsTheEarlierOnes(@TempDir Path folder) {
        RememberedPermissions permissions = permissions(folder);
        permissions.allow(ONE, Grant.of("random"), List.of());
        permissions.allow(
                new Subject(ONE.name(), Digest.of(new byte[1])), Grant.of("clock"), List.of());
        assertEquals(Set.of(Grant.of("clock")), permissions.remembered().get(0).granted());
    }

    private static Set<Grant> grants(String... texts) {
        return Set.of(Stream.of(texts).map(Grant::parse).toArray(Grant[]::new));
    }

    private static RememberedPermissions permissions(Path folder) {
        return new RememberedPermissions(new FakeConfiguration().settings(folder), lock(folder));
    }

    private static GrantLock lock(Path folder) {
        return new GrantLock(Optional.of(folder));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
