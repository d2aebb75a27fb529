// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.Digest;
import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.capability.FakeConfiguration;
import dev.gantry.policy.Access;
import dev.gantry.policy.Access.Outcome;
import dev.gantry.policy.Audit.Trail;
import dev.gantry.policy.AuditLog;
import dev.gantry.policy.AuditLog.State;
import dev.gantry.policy.AuditLog.Verdict;
import dev.gantry.policy.AuditRecord;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Grant;
import dev.gantry.policy.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, read back and checked. */
class AuditTest {
    private static final Subject GUEST = new Subject("/g/guest.wasm", Digest.of(new byte[0]));
    private static final Grant FOLDER = Grant.parse("dir=/d::/d:ro");

    private final FakeConfiguration configuration = new FakeConfiguration();

    @Test
    void recordsTheLifeOfAGuest(@TempDir Path folder) {
        record(folder, "/d/a");
        assertEquals(
                List.of("open", "start", "decision", "access", "summary", "end", "close"),
                records(folder).stream().map(each -> each.member("event")).toList());
        AuditRecord access = records(folder).get(3);
        assertEquals("/g/guest.wasm", access.member("guest"));
        assertEquals("dir=/d::/d:ro", access.member("grant"));
        assertEquals("path_open", access.member("function"));
        assertEquals("/d/a", access.member("object"));
        assertEquals("refused", access.member("outcome"));
        assertEquals("fd_read 12", records(folder).get(4).member("counts"));
        assertEquals("clock the command line", records(folder).get(2).member("granted"));
        assertTrue(
                access.member("time")
                        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
    }

    @Test
    void makesNoFileBeforeTheFirstGuest(@TempDir Path folder) {
        AuditTrails audit = audit(folder);
        audit.stop();
        assertFalse(Files.exists(folder.resolve("audit")));
    }

    @Test
    void belongsToItsOwnerOnly(@TempDir Path folder) throws IOException {
        record(folder, "/d/a");
        assertEquals("rwx------", mode(folder.resolve("audit")));
        assertEquals("rw-------", mode(file(folder)));
    }

    @Test
    void noTextOfAGuestMakesALineOrReachesATerminal(@TempDir Path folder) throws IOException {
        record(folder, "a\n{\"seq\":9}\u001B[2J\u202E\u00E9" + "x".repeat(5_000));
        String text = Files.readString(file(folder), StandardCharsets.ISO_8859_1);
        assertEquals(7, text.lines().count());
        assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')), text);
        assertTrue(records(folder).get(3).member("object").length() <= 400);
        assertEquals(State.WHOLE, verdict(folder).state());
    }

    @Test
    void boundsTheLinesOfOneGuestAndKeepsRefusalsApart(@TempDir Path folder) {
        AuditTrails audit = audit(folder);
        Trail trail = audit.begin(GUEST);
        for (int i = 0; i < GuestTrail.MAX_LINES + 5; i++) {
            trail.tells(new Access(FOLDER, "path_open", "a", Outcome.DONE, ""));
        }
        trail.tells(new Access(FOLDER, "path_open", "b", Outcome.REFUSED, "no"));
        trail.ended("exit", "0", Map.of());
        audit.stop();
        List<AuditRecord> records = records(folder);
        assertEquals(
                GuestTrail.MAX_LINES + 1L,
                records.stream().filter(each -> each.member("event").equals("access")).count());
        AuditRecord summary = records.get(records.size() - 3);
        assertEquals("path_open done 5", summary.member("more"));
        assertEquals("b", records.get(records.size() - 4).member("object"));
    }

    @Test
    void showsWhatAPathEndsInHoweverLongItIs(@TempDir Path folder) {
        record(folder, "/d/" + "./".repeat(2_000) + "secret");
        String object = records(folder).get(3).member("object");
        assertTrue(object.startsWith("/d/./"), object);
        assertTrue(object.endsWith("./secret"), object);
    }

    @Test
    void boundsTheBytesOfOneGuest(@TempDir Path folder) {
        AuditTrails audit = audit(folder);
        Trail trail = audit.begin(GUEST);
        String object = "\u00E9".repeat(400);
        for (int i = 0; i < 2_500; i++) {
            trail.tells(new Access(FOLDER, "path_open", object, Outcome.DONE, ""));
        }
        trail.ended("exit", "0", Map.of());
        audit.stop();
        List<AuditRecord> records = records(folder);
        long told = records.stream().filter(each -> each.member("event").equals("access")).count();
        assertTrue(told < 2_000, "told: " + told);
        assertEquals(
                "path_open done " + (2_500 - told), records.get(records.size() - 3).member("more"));
    }

    @Test
    void countsTheGrantsThatOneLineDoesNotHold(@TempDir Path folder) {
        Set<Grant> many =
                IntStream.range(0, 103)
                        .mapToObj(number -> new Grant("env", "V" + number))
                        .collect(Collectors.toSet());
        AuditTrails audit = audit(folder);
        audit.begin(GUEST).decided(new Decision(many, List.of()));
        audit.stop();
        AuditRecord decision = records(folder).get(2);
        assertEquals(100, decision.member("granted").split(", ", -1).length);
        assertEquals("granted 3", decision.member("more"));
    }

    @Test
    void fileOfAProcessThatWasKilledIsOpen(@TempDir Path folder) {
        audit(folder).begin(GUEST);
        assertEquals(State.OPEN, verdict(folder).state());
        assertEquals(2, verdict(folder).records());
    }

    @Test
    void findsAChangedLine(@TempDir Path folder) throws IOException {
        record(folder, "/d/a");
        change(folder, lines -> lines.set(3, lines.get(3).replace("/d/a", "/d/b")));
        assertWrong(folder, 4);
    }

    @Test
    void findsALineWhoseChainWasMadeToFit(@TempDir Path folder) throws IOException {
        record(folder, "/d/a");
        change(
                folder,
                lines -> {
                    String object = Chain.object(lines.get(3)).replace("/d/a", "/d/b");
                    String before = Chain.claimed(lines.get(2)).orElseThrow();
                    lines.set(3, Chain.line(object, Chain.next(before, object)));
                });
        assertWrong(folder, 5);
    }

    @Test
    void findsARemovedLine(@TempDir Path folder) throws IOException {
        record(folder, "/d/a");
        change(folder, lines -> lines.remove(3));
        assertWrong(folder, 4);
    }

    @Test
    void findsSwappedLines(@TempDir Path folder) throws IOException {
        record(folder, "/d/a");
        change(folder, lines -> lines.add(3, lines.remove(4)));
        assertWrong(folder, 4);
    }

    @Test
    void findsAnAddedLine(@TempDir Path folder) throws IOException {
        record(folder, "/d/a");
        change(folder, lines -> lines.add(3, lines.get(3)));
        assertWrong(folder, 5);
    }

    @Test
    void findsALineBehindTheEnd(@TempDir Path folder) throws IOException {
        record(folder, "/d/a");
        change(folder, lines -> lines.add(lines.get(6)));
        assertWrong(folder, 8);
    }

    @Test
    void findsWhatIsNoRecord(@TempDir Path folder) throws IOException {
        record(folder, "/d/a");
        change(folder, lines -> lines.set(2, "nonsense"));
        assertWrong(folder, 3);
    }

    @Test
    void noticesAMissingEnd(@TempDir Path folder) throws IOException {
        record(folder, "/d/a");
        change(folder, lines -> lines.remove(6));
        assertEquals(State.OPEN, verdict(folder).state());
        String text = Files.readString(file(folder));
        Files.writeString(file(folder), text.substring(0, text.length() - 20));
        assertEquals("its last line is cut off", verdict(folder).reason());
    }

    @Test
    void continuesInAnotherFileThatContinuesTheChain(@TempDir Path folder) {
        configuration.auditFile = "4k";
        recordMuch(folder);
        List<Verdict> verdicts = verify(folder);
        assertTrue(verdicts.size() > 2, verdicts.toString());
        assertTrue(
                verdicts.stream().allMatch(each -> each.state() == State.WHOLE),
                verdicts.toString());
    }

    @Test
    void findsAMissingFileInBetween(@TempDir Path folder) throws IOException {
        configuration.auditFile = "4k";
        recordMuch(folder);
        Files.delete(verify(folder).get(1).file());
        assertEquals(State.WRONG, verify(folder).get(1).state());
    }

    @Test
    void findsAFileThatWasCutAndIsContinued(@TempDir Path folder) throws IOException {
        configuration.auditFile = "4k";
        recordMuch(folder);
        Path first = verify(folder).get(0).file();
        List<String> lines = Files.readAllLines(first);
        Files.write(first, lines.subList(0, lines.size() - 1));
        assertEquals(State.WRONG, verify(folder).get(0).state());
    }

    @Test
    void removesTheOldestFilesAndRecordsIt(@TempDir Path folder) {
        configuration.auditFile = "4k";
        configuration.auditTotal = "16k";
        recordMuch(folder);
        long bytes = verify(folder).stream().mapToLong(each -> each.file().toFile().length()).sum();
        assertTrue(bytes < 24_000, "bytes: " + bytes);
        assertTrue(
                records(folder).stream().anyMatch(each -> each.member("event").equals("removed")));
        assertTrue(
                verify(folder).stream().allMatch(each -> each.state() == State.WHOLE),
                verify(folder).toString());
    }

    @Test
    void keepsTheFileOfALivingProcess(@TempDir Path folder) {
        configuration.auditFiles = "1";
        AuditTrails living = audit(folder);
        living.begin(GUEST);
        record(folder, "/d/a");
        assertEquals(2, verify(folder).size());
    }

    @Test
    void followsWhatIsWrittenLater(@TempDir Path folder) {
        AuditTrails audit = audit(folder);
        Trail trail = audit.begin(GUEST);
        AuditLog.Reader reader = new AuditFiles(configuration.settings(folder)).read();
        while (reader.next() != null) {
            // All that is there already.
        }
        trail.ended("exit", "0", Map.of());
        AuditRecord next = reader.next();
        assertEquals("end", next == null ? "" : next.member("event"));
        assertEquals(3, next == null ? 0 : next.line());
    }

    @Test
    void guestsRunWithoutARecordWhereNoneCanBeWritten(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("audit"), "in the way");
        AuditTrails audit = audit(folder);
        Trail trail = audit.begin(GUEST);
        assertDoesNotThrow(() -> live(trail, "/d/a"));
    }

    @Test
    void noGuestRunsWithoutARecordWhereOneIsRequired(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("audit"), "in the way");
        configuration.auditRequired = "true";
        GantryException failure =
                assertThrows(GantryException.class, () -> audit(folder).begin(GUEST));
        assertEquals(ErrorCode.AUDIT_FAILED, failure.code());
    }

    @Test
    void recordsAgainWhereThereIsRoomAgain(@TempDir Path folder) throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("audit"), "in the way");
        AuditTrails audit = audit(folder);
        live(audit.begin(GUEST), "/d/a");
        Files.delete(inTheWay);
        live(audit.begin(GUEST), "/d/a");
        audit.stop();
        assertEquals(7, records(folder).size());
    }

    @Test
    void anInterruptOfAGuestDoesNotEndTheRecord(@TempDir Path folder) {
        AuditTrails audit = audit(folder);
        Trail trail = audit.begin(GUEST);
        Thread.currentThread().interrupt();
        live(trail, "/d/a");
        assertTrue(Thread.interrupted());
        audit.stop();
        assertEquals(7, records(folder).size());
    }

    @Test
    void refusesBoundsThatMeanNothing(@TempDir Path folder) {
        configuration.auditFile = "1";
        GantryException failure =
                assertThrows(GantryException.class, () -> audit(folder).begin(GUEST));
        assertEquals(ErrorCode.CONFIGURATION, failure.code());
    }

    @Test
    void readsANumberOfFilesLikeAllCounts(@TempDir Path folder) {
        configuration.auditFiles = "1_000";
        assertEquals(1_000, configuration.settings(folder).auditBounds().files());
        configuration.auditFiles = "0";
        assertThrows(GantryException.class, () -> configuration.settings(folder).auditBounds());
    }

    @Test
    void findsNothingWhereThereIsNoFolder(@TempDir Path folder) {
        assertEquals(List.of(), verify(folder));
        assertEquals(List.of(), records(folder));
    }

    private AuditTrails audit(Path folder) {
        return new AuditTrails(configuration.settings(folder));
    }

    private void record(Path folder, String object) {
        AuditTrails audit = audit(folder);
        live(audit.begin(GUEST), object);
        audit.stop();
    }

    private void recordMuch(Path folder) {
        AuditTrails audit = audit(folder);
        Trail trail = audit.begin(GUEST);
        for (int i = 0; i < 100; i++) {
            trail.tells(new Access(FOLDER, "path_open", "file" + i, Outcome.DONE, ""));
        }
        audit.stop();
    }

    private static void live(Trail trail, String object) {
        Grant clock = Grant.of("clock");
        trail.decided(
                new Decision(
                        Set.of(clock),
                        List.of(),
                        Set.of(),
                        Map.of(clock, "the command line"),
                        List.of()));
        trail.tells(new Access(FOLDER, "path_open", object, Outcome.REFUSED, "not granted"));
        trail.ended("exit", "0", Map.of("fd_read", 12L));
    }

    private List<AuditRecord> records(Path folder) {
        AuditLog.Reader reader = new AuditFiles(configuration.settings(folder)).read();
        return Stream.iterate(reader.next(), each -> each != null, each -> reader.next()).toList();
    }

    private List<Verdict> verify(Path folder) {
        return new AuditFiles(configuration.settings(folder)).verify();
    }

    private Verdict verdict(Path folder) {
        return verify(folder).get(0);
    }

    private Path file(Path folder) {
        return verdict(folder).file();
    }

    private void assertWrong(Path folder, long line) {
        assertEquals(State.WRONG, verdict(folder).state());
        assertEquals(line, verdict(folder).line(), verdict(folder).reason());
    }

    private interface Change {
        void to(List<String> lines);
    }

    private void change(Path folder, Change change) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file(folder)));
        change.to(lines);
        Files.write(file(folder), lines);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
