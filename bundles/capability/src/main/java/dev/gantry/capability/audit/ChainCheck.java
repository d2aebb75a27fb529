// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import dev.gantry.policy.AuditLog.State;
import dev.gantry.policy.AuditLog.Verdict;
import dev.gantry.policy.AuditRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks one file from its first to its last line. This finds every change that somebody makes without
 * computing all following chains anew, which needs no secret: who has to hold out against that keeps a
 * copy elsewhere.
 */
final class ChainCheck {
    private final FileName name;
    private final Map<FileName, String> ends;
    private final List<FileName> all;
    private final Verdict verdict;
    private String chain = Chain.BEGIN;
    private String lastEvent = "";
    private long line;

    /**
     * @param ends the last chain of each file that was checked before
     * @param all files that there are
     */
    ChainCheck(Path folder, FileName name, Map<FileName, String> ends, List<FileName> all)
            throws IOException {
        this.name = name;
        this.ends = ends;
        this.all = all;
        Path file = folder.resolve(name.toString());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            this.verdict = check(file, in);
        }
    }

    Verdict verdict() {
        return verdict;
    }

    String lastChain() {
        return chain;
    }

    private Verdict check(Path file, InputStream in) throws IOException {
        while (true) {
            StringBuilder text = new StringBuilder();
            boolean complete = readLine(in, text);
            if (!complete) {
                return text.isEmpty() ? end(file) : cutOff(file);
            }
            Optional<String> wrong = problem(text.toString());
            line++;
            if (wrong.isPresent()) {
                return new Verdict(file, line - 1, State.WRONG, line, wrong.get());
            }
        }
    }

    /** Whether a whole line was there. */
    private static boolean readLine(InputStream in, StringBuilder text) throws IOException {
        int next = in.read();
        while (next >= 0 && next != '\n' && text.length() < AuditLine.MAX_BYTES) {
            text.append((char) next);
            next = in.read();
        }
        return next >= 0;
    }

    private Optional<String> problem(String text) {
        if (isEnd(lastEvent)) {
            return Optional.of("it stands behind the end");
        }
        Optional<AuditRecord> parsed = AuditLine.parse(name.toString(), line + 1, text);
        Optional<String> claimed = Chain.claimed(text);
        if (parsed.isEmpty() || claimed.isEmpty()) {
            return Optional.of("it is no record");
        }
        AuditRecord entry = parsed.get();
        if (!entry.member("seq").equals(Long.toString(line))) {
            return Optional.of("it is not number " + line);
        }
        Optional<String> wrong = line == 0 ? begin(entry) : Optional.empty();
        if (wrong.isPresent()) {
            return wrong;
        }
        if (!Chain.next(chain, Chain.object(text)).equals(claimed.get())) {
            return Optional.of("it, or what stands before it, was changed");
        }
        chain = claimed.get();
        lastEvent = entry.member("event");
        return Optional.empty();
    }

    private Optional<String> begin(AuditRecord first) {
        if (!first.member("event").equals("open")
                || !first.member("version").equals(Integer.toString(ChainedFile.VERSION))) {
            return Optional.of("it is not the first line of a file of this version");
        }
        Optional<FileName> previous = name.previous();
        if (previous.isEmpty()) {
            return Optional.empty();
        }
        chain = first.member("after");
        String end = ends.get(previous.get());
        if (end != null) {
            return end.equals(chain)
                    ? Optional.empty()
                    : Optional.of("it does not continue " + previous.get());
        }
        return isFirstThatIsLeft()
                ? Optional.empty()
                : Optional.of(previous.get() + ", which it continues, is missing");
    }

    /** The oldest files are removed in time; one in between never is. */
    private boolean isFirstThatIsLeft() {
        return all.stream()
                .noneMatch(
                        other ->
                                other.process().equals(name.process())
                                        && other.part() < name.part());
    }

    private Verdict end(Path file) {
        boolean ended = isEnd(lastEvent);
        if (lastEvent.equals("close") && all.contains(name.next())) {
            return new Verdict(file, line, State.WRONG, line, "it ends, and yet is continued");
        }
        if (ended && (lastEvent.equals("close") || all.contains(name.next()))) {
            return new Verdict(file, line, State.WHOLE, 0, "");
        }
        return open(file, ended ? "the file that continues it is missing" : "it has no end");
    }

    private Verdict cutOff(Path file) {
        return open(file, "its last line is cut off");
    }

    private Verdict open(Path file, String reason) {
        return all.contains(name.next())
                ? new Verdict(file, line, State.WRONG, line, reason + ", and yet is continued")
                : new Verdict(file, line, State.OPEN, 0, reason);
    }

    private static boolean isEnd(String event) {
        return event.equals("close") || event.equals("continued");
    }
}
