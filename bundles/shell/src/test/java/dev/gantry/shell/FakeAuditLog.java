// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.policy.AuditLog;
import dev.gantry.policy.AuditRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds what a test puts in. */
public final class FakeAuditLog implements AuditLog {
    public final List<AuditRecord> records = new CopyOnWriteArrayList<>();
    public final List<Verdict> verdicts = new ArrayList<>();

    /** Counts how often somebody looked for more and found nothing. */
    public final AtomicInteger idle = new AtomicInteger();

    /** Adds a record with members NAME, VALUE, NAME, VALUE... */
    public void add(String... members) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            map.put(members[i], members[i + 1]);
        }
        long line = records.size() + 1L;
        records.add(new AuditRecord("a.jsonl", line, map, "{\"line\":" + line + "}"));
    }

    @Override
    public Path folder() {
        return Path.of("/state/audit");
    }

    @Override
    public Reader read() {
        AtomicInteger next = new AtomicInteger();
        return () -> {
            if (next.get() < records.size()) {
                return records.get(next.getAndIncrement());
            }
            idle.incrementAndGet();
            return null;
        };
    }

    @Override
    public List<Verdict> verify() {
        return verdicts;
    }
}
