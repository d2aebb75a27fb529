// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private final Reports reports = new Reports();

    @Test
    void followWhatBecomesOfAModule() {
        ModuleStatus status = new ModuleStatus("m", 1_536);
        reports.add(status);
        assertEquals("interpreted 1.5 KiB of code", only());
        status.becomes(ModuleStatus.COMPILED, "ready in 3 ms");
        assertEquals("compiled 1.5 KiB of code, ready in 3 ms", only());
    }

    @Test
    void areFiftyAtMostTheNewestLast() {
        IntStream.range(0, 51).forEach(i -> reports.add(new ModuleStatus("m" + i, 0)));
        assertEquals(50, reports.list().size());
        assertEquals("m1", reports.list().get(0).module());
        assertEquals("m50", reports.list().get(49).module());
    }

    private String only() {
        var report = List.copyOf(reports.list()).get(0);
        return report.tier() + " " + report.detail();
    }
}
