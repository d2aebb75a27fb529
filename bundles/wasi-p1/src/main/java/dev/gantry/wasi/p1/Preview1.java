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
        put(table, "fd_advise", "ijji", topics -> topics.storage()::advise);
        put(table, "fd_allocate", "ijj", topics -> topics.storage()::allocate);
        put(table, "fd_close", "i", topics -> topics.descriptors()::close);
        put(table, "fd_datasync", "i", topics -> topics.storage()::syncData);
        put(table, "fd_fdstat_get", "ii", topics -> topics.attributes()::get);
        put(table, "fd_fdstat_set_flags", "ii", topics -> topics.attributes()::setFlags);
        put(table, "fd_fdstat_set_rights", "ijj", topics -> topics.attributes()::setRights);
        put(table, "fd_filestat_get", "ii", topics -> topics.filestats()::get);
        put(table, "fd_filestat_set_size", "ij", topics -> topics.filestats()::setSize);
        put(table, "fd_filestat_set_times", "ijji", topics -> topics.filestats()::setTimes);
        put(table, "fd_pread", "iiiji", topics -> topics.transfers()::readAt);
        put(table, "fd_prestat_dir_name", "iii", topics -> topics.preopens()::getName);
        put(table, "fd_prestat_get", "ii", topics -> topics.preopens()::get);
        put(table, "fd_pwrite", "iiiji", topics -> topics.transfers()::writeAt);
        put(table, "fd_read", "iiii", topics -> topics.transfers()::read);
        put(table, "fd_readdir", "iiiji", topics -> topics.listings()::read);
        put(table, "fd_renumber", "ii", topics -> topics.descriptors()::renumber);
        put(table, "fd_seek", "ijii", topics -> topics.positions()::seek);
        put(table, "fd_sync", "i", topics -> topics.storage()::sync);
        put(table, "fd_tell", "ii", topics -> topics.positions()::tell);
        put(table, "fd_write", "iiii", topics -> topics.transfers()::write);
        put(table, "path_create_directory", "iii", topics -> topics.paths()::createFolder);
        put(table, "path_filestat_get", "iiiii", topics -> topics.filestats()::getByPath);
        put(
                table,
                "path_filestat_set_times",
                "iiiijji",
                topics -> topics.filestats()::setTimesByPath);
        put(table, "path_link", "iiiiiii", topics -> topics.paths()::link);
        put(table, "path_open", "iiiiijjii", topics -> topics.openings()::open);
        put(table, "path_readlink", "iiiiii", topics -> topics.paths()::readLink);
        put(table, "path_remove_directory", "iii", topics -> topics.paths()::removeFolder);
        put(table, "path_rename", "iiiiii", topics -> topics.paths()::rename);
        put(table, "path_symlink", "iiiii", topics -> topics.paths()::symlink);
        put(table, "path_unlink_file", "iii", topics -> topics.paths()::removeFile);
        put(table, "poll_oneoff", "iiii", topics -> topics.polls()::oneoff);
        table.put("proc_exit", new Row(type("i", List.of()), topics -> topics.processes()::exit));
        put(table, "proc_raise", "i", topics -> topics.processes()::raise);
        put(table, "random_get", "ii", topics -> topics.randomBytes()::get);
        put(table, "sched_yield", "", topics -> topics.processes()::yieldTurn);
        put(table, "sock_accept", "iii", topics -> topics.sockets()::refuse);
        put(table, "sock_recv", "iiiiii", topics -> topics.sockets()::refuse);
        put(table, "sock_send", "iiiii", topics -> topics.sockets()::refuse);
        put(table, "sock_shutdown", "ii", topics -> topics.sockets()::refuse);
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
                                Map.Entry::getKey,
                                entry -> code(entry.getKey(), entry.getValue(), topics)));
    }

    private static HostCode code(String function, Row row, Topics topics) {
        Operation operation = row.operation().apply(topics);
        return (arguments, results) ->
                results[0] = answer(operation, new Call(function, arguments)).code();
    }

    private static Errno answer(Operation operation, Call call) {
        try {
            operation.run(call);
            return Errno.SUCCESS;
        } catch (ErrnoException e) {
            return e.errno();
        } catch (IOException e) {
            return Errno.of(e);
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

    private record Row(FunctionType type, Function<Topics, Operation> operation) {}
}
