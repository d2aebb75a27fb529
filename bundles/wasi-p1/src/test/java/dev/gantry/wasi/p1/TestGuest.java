// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.engine.HostCode;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.file.GuestFiles;
import dev.gantry.hostinterface.StandardStream;
import dev.gantry.policy.Grant;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Calls the functions by name, as a guest does, in a memory of its own. */
final class TestGuest {
    static final int MEMORY_BYTES = 5 << 20;

    /** Never written by a test but through a function under test. */
    static final int RESULT = 64;

    final ArrayMemory memory = new ArrayMemory(MEMORY_BYTES);
    final RecordingResources resources;

    private final Map<String, HostCode> functions;

    private TestGuest(Preview1 preview1, OutputStream stdout) {
        this(preview1, stdout, EnumSet.allOf(StandardStream.class));
    }

    private TestGuest(Preview1 preview1, OutputStream stdout, Set<StandardStream> terminals) {
        this(preview1, stdout, terminals, GuestFiles.NONE);
    }

    private TestGuest(
            Preview1 preview1,
            OutputStream stdout,
            Set<StandardStream> terminals,
            GuestFiles files) {
        resources = new RecordingResources(memory, stdout, terminals);
        resources.files = files;
        functions = preview1.bind(resources);
    }

    /** Has these files, and no grant besides. */
    static TestGuest withFiles(Preview1 preview1, GuestFiles files) {
        return new TestGuest(preview1, new ByteArrayOutputStream(), Set.of(), files);
    }

    /** Its streams are no terminal. */
    static TestGuest inAPipe(String... grants) {
        return new TestGuest(new WasiSnapshotPreview1(), new ByteArrayOutputStream(), Set.of())
                .grant(grants);
    }

    static TestGuest withGrants(String... grants) {
        return new TestGuest(new WasiSnapshotPreview1(), new ByteArrayOutputStream()).grant(grants);
    }

    static TestGuest ofUnstable(String... grants) {
        return new TestGuest(new WasiUnstable(), new ByteArrayOutputStream()).grant(grants);
    }

    /** May write to standard output, which is this stream. */
    static TestGuest writingTo(OutputStream stdout) {
        return new TestGuest(new WasiSnapshotPreview1(), stdout).grant("stdout");
    }

    TestGuest grant(String... grants) {
        for (String grant : grants) {
            resources.granted.add(Grant.parse(grant));
        }
        return this;
    }

    /** Calls a function and gives its answer, as the guest sees it. */
    int call(String function, long... arguments) {
        long[] results = new long[1];
        Objects.requireNonNull(functions.get(function)).call(arguments, results);
        return (int) results[0];
    }

    void assertAnswers(Errno expected, String function, long... arguments) {
        assertEquals(expected.code(), call(function, arguments), function);
    }

    void assertTraps(TrapCode expected, String function, long... arguments) {
        TrapException trap =
                assertThrows(TrapException.class, () -> call(function, arguments), function);
        assertEquals(expected, trap.trap());
        assertEquals(expected.code(), trap.code());
    }

    /** Writes numbers in a row, for example the pointers and lengths of an iovec array. */
    void putInts(long address, int... values) {
        for (int index = 0; index < values.length; index++) {
            memory.putInt(address + 4L * index, values[index]);
        }
    }

    void putText(long address, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        memory.write(address, bytes, 0, bytes.length);
    }

    String text(long address, int length) {
        byte[] bytes = new byte[length];
        memory.read(address, bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    String stdout() {
        return resources.stdout.toString();
    }
}
