// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what the engine warns of while something runs. */
final class Warnings extends Handler {
    private static final Logger LOGGER = Logger.getLogger("dev.gantry.engine.wasmtime");

    private final List<LogRecord> records = new ArrayList<>();

    private Warnings() {}

    /** How many warnings there are. */
    static int of(Runnable work) {
        Warnings warnings = new Warnings();
        LOGGER.addHandler(warnings);
        LOGGER.setUseParentHandlers(false);
        try {
            work.run();
        } finally {
            LOGGER.setUseParentHandlers(true);
            LOGGER.removeHandler(warnings);
        }
        return warnings.records.size();
    }

    @Override
    public void publish(LogRecord logRecord) {
        if (logRecord.getLevel().intValue() >= Level.WARNING.intValue()) {
            records.add(logRecord);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
