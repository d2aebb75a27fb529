// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.InterfaceName;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostCode;
import dev.gantry.engine.ValueType;
import dev.gantry.hostinterface.GrantCheck;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.hostinterface.HostInterface;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All functions of WASI preview 1: name, type, and the code behind it. */
abstract class Preview1 implements HostInterface {
    /** A function that links, so that guests start which never call it. */
    private static final Function<Topics, Operation> MISSING = always(Errno.NOSYS);

    /** No directory is given to a guest when it starts. A C library stops looking at this answer. */
    private static final Function<Topics, Operation> NO_DIRECTORY = always(Errno.BADF);

    private static final Map<String, Row> TABLE = table();

    private final InterfaceName name;
    private final Edition edition;

    Preview1(InterfaceName name, Edition edition) {
        this.name = name;
        this.edition = edition;
    }

    /** Parameters are written as a letter each: i for i32, j for i64. */
    private static Map<String, Row> table() {
        Map<String, Row> table = new LinkedHashMap<>();
        put(table, "args_get", "ii", topics -> topics.arguments()::get);
        put(table, "args_sizes_get", "ii", topics -> topics.arguments()::sizes);
        put(table, "environ_get", "ii", topics -> topics.environment()::get);
        put(table, "environ_sizes_get", "ii", topics -> topics.environment()::sizes);
        put(table, "clock_res_get", "ii", topics -> topics.clocks()::resolution);
        put(table, "clock_time_get", "iji", topics -> topics.clocks()::time);
        put(table, "fd_advise", "ijji", MISSING);
        put(table, "fd_allocate", "ijj", MISSING);
        put(table, "fd_close", "i", topics -> topics.descriptors()::close);
        put(table, "fd_datasync", "i", MISSING);
        put(table, "fd_fdstat_get", "ii", topics -> topics.attributes()::get);
        put(table, "fd_fdstat_set_flags", "ii", topics -> topics.attributes()::setFlags);
        put(table, "fd_fdstat_set_rights", "ijj", MISSING);
        put(table, "fd_filestat_get", "ii", topics -> topics.attributes()::file);
        put(table, "fd_filestat_set_size", "ij", MISSING);
        put(table, "fd_filestat_set_times", "ijji", MISSING);
        put(table, "fd_pread", "iiiji", MISSING);
        put(table, "fd_prestat_dir_name", "iii", NO_DIRECTORY);
        put(table, "fd_prestat_get", "ii", NO_DIRECTORY);
        put(table, "fd_pwrite", "iiiji", MISSING);
        put(table, "fd_read", "iiii", topics -> topics.transfers()::read);
        put(table, "fd_readdir", "iiiji", MISSING);
        put(table, "fd_renumber", "ii", MISSING);
        put(table, "fd_seek", "ijii", topics -> topics.positions()::seek);
        put(table, "fd_sync", "i", MISSING);
        put(table, "fd_tell", "ii", topics -> topics.positions()::tell);
        put(table, "fd_write", "iiii", topics -> topics.transfers()::write);
        put(table, "path_create_directory", "iii", MISSING);
        put(table, "path_filestat_get", "iiiii", MISSING);
        put(table, "path_filestat_set_times", "iiiijji", MISSING);
        put(table, "path_link", "iiiiiii", MISSING);
        put(table, "path_open", "iiiiijjii", MISSING);
        put(table, "path_readlink", "iiiiii", MISSING);
        put(table, "path_remove_directory", "iii", MISSING);
        put(table, "path_rename", "iiiiii", MISSING);
        put(table, "path_symlink", "iiiii", MISSING);
        put(table, "path_unlink_file", "iii", MISSING);
        put(table, "poll_oneoff", "iiii", topics -> topics.polls()::oneoff);
        table.put("proc_exit", new Row(type("i", List.of()), topics -> topics.processes()::exit));
        put(table, "proc_raise", "i", MISSING);
        put(table, "random_get", "ii", topics -> topics.randomBytes()::get);
        put(table, "sched_yield", "", topics -> topics.processes()::yieldTurn);
        put(table, "sock_accept", "iii", MISSING);
        put(table, "sock_recv", "iiiiii", MISSING);
        put(table, "sock_send", "iiiii", MISSING);
        put(table, "sock_shutdown", "ii", MISSING);
        return Collections.unmodifiableMap(table);
    }

    @Override
    public final InterfaceName name() {
        return name;
    }

    /** Every grant is asked for by the function that needs it. */
    @Override
    public final GrantCheck grantCheck() {
        return GrantCheck.PER_CALL;
    }

    @Override
    public final Map<String, FunctionType> functions() {
        return TABLE.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, entry -> entry.getValue().type()));
    }

    @Override
    public final Map<String, HostCode> bind(GuestResources guest) {
        Topics topics = Topics.of(edition, guest);
        return TABLE.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, entry -> code(entry.getValue(), topics)));
    }

    private static HostCode code(Row row, Topics topics) {
        Operation operation = row.operation().apply(topics);
        return (arguments, results) -> results[0] = answer(operation, new Call(arguments)).code();
    }

    private static Errno answer(Operation operation, Call call) {
        try {
            operation.run(call);
            return Errno.SUCCESS;
        } catch (ErrnoException e) {
            return e.errno();
        } catch (IOException e) {
            return Errno.IO;
        }
    }

    private static void put(
            Map<String, Row> table,
            String function,
            String parameters,
            Function<Topics, Operation> operation) {
        table.put(function, new Row(type(parameters, List.of(ValueType.I32)), operation));
    }

    private static FunctionType type(String parameters, List<ValueType> results) {
        return new FunctionType(
                parameters
                        .chars()
                        .mapToObj(letter -> letter == 'j' ? ValueType.I64 : ValueType.I32)
                        .toList(),
                results);
    }

    private static Function<Topics, Operation> always(Errno errno) {
        return topics ->
                call -> {
                    throw new ErrnoException(errno);
                };
    }

    private record Row(FunctionType type, Function<Topics, Operation> operation) {}
}
