// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ValueType;
import dev.gantry.hostinterface.GrantCheck;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Preview1Test {
    /** Functions whose path comes after flags. */
    private static final Set<String> PATH_SECOND =
            Set.of("path_filestat_get", "path_filestat_set_times", "path_link", "path_open");

    private final Preview1 preview1 = new WasiSnapshotPreview1();

    @Test
    void offersAllFunctions() {
        assertEquals(46, preview1.functions().size());
    }

    @Test
    void bindsEveryFunctionItOffers() {
        RecordingResources resources =
                new RecordingResources(
                        new ArrayMemory(0), OutputStream.nullOutputStream(), Set.of());
        assertEquals(preview1.functions().keySet(), preview1.bind(resources).keySet());
    }

    @Test
    void offersTheSameUnderBothNames() {
        assertEquals("wasi_snapshot_preview1", preview1.name().text());
        assertEquals("wasi_unstable", new WasiUnstable().name().text());
        assertEquals(preview1.functions(), new WasiUnstable().functions());
    }

    @Test
    void asksForGrantsItself() {
        assertSame(GrantCheck.PER_CALL, preview1.grantCheck());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "args_get|i32 i32",
                "args_sizes_get|i32 i32",
                "environ_get|i32 i32",
                "environ_sizes_get|i32 i32",
                "clock_res_get|i32 i32",
                "clock_time_get|i32 i64 i32",
                "fd_advise|i32 i64 i64 i32",
                "fd_allocate|i32 i64 i64",
                "fd_close|i32",
                "fd_datasync|i32",
                "fd_fdstat_get|i32 i32",
                "fd_fdstat_set_flags|i32 i32",
                "fd_fdstat_set_rights|i32 i64 i64",
                "fd_filestat_get|i32 i32",
                "fd_filestat_set_size|i32 i64",
                "fd_filestat_set_times|i32 i64 i64 i32",
                "fd_pread|i32 i32 i32 i64 i32",
                "fd_prestat_dir_name|i32 i32 i32",
                "fd_prestat_get|i32 i32",
                "fd_pwrite|i32 i32 i32 i64 i32",
                "fd_read|i32 i32 i32 i32",
                "fd_readdir|i32 i32 i32 i64 i32",
                "fd_renumber|i32 i32",
                "fd_seek|i32 i64 i32 i32",
                "fd_sync|i32",
                "fd_tell|i32 i32",
                "fd_write|i32 i32 i32 i32",
                "path_create_directory|i32 i32 i32",
                "path_filestat_get|i32 i32 i32 i32 i32",
                "path_filestat_set_times|i32 i32 i32 i32 i64 i64 i32",
                "path_link|i32 i32 i32 i32 i32 i32 i32",
                "path_open|i32 i32 i32 i32 i32 i64 i64 i32 i32",
                "path_readlink|i32 i32 i32 i32 i32 i32",
                "path_remove_directory|i32 i32 i32",
                "path_rename|i32 i32 i32 i32 i32 i32",
                "path_symlink|i32 i32 i32 i32 i32",
                "path_unlink_file|i32 i32 i32",
                "poll_oneoff|i32 i32 i32 i32",
                "proc_raise|i32",
                "random_get|i32 i32",
                "sched_yield|''",
                "sock_accept|i32 i32 i32",
                "sock_recv|i32 i32 i32 i32 i32 i32",
                "sock_send|i32 i32 i32 i32 i32",
                "sock_shutdown|i32 i32"
            })
    void hasTheTypeOfTheSpecification(String function, String parameters) {
        String clause = parameters.isEmpty() ? "" : " (param " + parameters + ")";
        FunctionType type = Objects.requireNonNull(preview1.functions().get(function));
        assertEquals("func" + clause + " (result i32)", type.toString());
    }

    @Test
    void exitReturnsNothing() {
        assertEquals(
                new FunctionType(List.of(ValueType.I32), List.of()),
                preview1.functions().get("proc_exit"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void answersThatThereAreNoDirectories(int descriptor) {
        TestGuest guest = TestGuest.withGrants("stdin", "stdout", "stderr");
        guest.assertAnswers(Errno.BADF, "fd_prestat_get", descriptor, TestGuest.RESULT);
        guest.assertAnswers(Errno.BADF, "fd_prestat_dir_name", descriptor, TestGuest.RESULT, 8);
    }

    @ParameterizedTest
    @MethodSource("descriptorFunctions")
    void answersThatADescriptorIsNotOpen(String function) {
        TestGuest guest = TestGuest.withGrants();
        guest.putText(0, "path");
        // Where there is a path, its address is 0 and its length is 1 in one of these.
        long[] arguments = {9, 0, 0, 1, 0, 0, 0, 0, 0};
        if (function.equals("path_symlink")) {
            arguments = new long[] {0, 1, 9, 0, 1};
        } else if (!PATH_SECOND.contains(function)) {
            arguments = new long[] {9, 0, 1, 0, 0, 0, 0, 0, 0};
        }
        guest.assertAnswers(Errno.BADF, function, arguments);
    }

    private static Stream<String> descriptorFunctions() {
        return new WasiSnapshotPreview1()
                .functions().keySet().stream()
                        .filter(name -> name.matches("(fd|path|sock)_.*"))
                        .sorted();
    }

    @Test
    void numbersAnswersAsTheSpecificationDoes() {
        assertEquals(77, Errno.values().length);
        assertEquals(8, Errno.BADF.code());
        assertEquals(28, Errno.INVAL.code());
        assertEquals(44, Errno.NOENT.code());
        assertEquals(63, Errno.PERM.code());
        assertEquals(69, Errno.ROFS.code());
        assertEquals(76, Errno.NOTCAPABLE.code());
    }
}
