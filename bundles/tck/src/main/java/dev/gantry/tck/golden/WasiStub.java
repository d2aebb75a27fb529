// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.golden;

import dev.gantry.engine.HostCode;
import dev.gantry.engine.Memory;
import dev.gantry.hostinterface.GuestExitException;
import java.nio.charset.StandardCharsets;

/** As much of WASI preview 1 as a guest needs to print something and to end. */
final class WasiStub {
    private static final int SUCCESS = 0;
    private static final int BAD_DESCRIPTOR = 8;
    private static final int NOT_SUPPORTED = 52;
    private static final int PIECE = 4_096;
    private static final byte CHARACTER_DEVICE = 2;
    private static final byte[] NAME = "guest\0".getBytes(StandardCharsets.UTF_8);

    private final HostStubs host;
    private long time;

    WasiStub(HostStubs host) {
        this.host = host;
    }

    HostCode code(String name) {
        return switch (name) {
            case "proc_exit" -> (in, out) -> exit((int) in[0]);
            case "fd_write" -> (in, out) -> out[0] = write(pointer(in[1]), (int) in[2], in[3]);
            case "fd_fdstat_get" -> (in, out) -> out[0] = describe(pointer(in[1]));
            case "fd_prestat_get" -> (in, out) -> out[0] = BAD_DESCRIPTOR;
            case "args_sizes_get" -> (in, out) -> out[0] = sizes(in, 1, NAME.length);
            case "args_get" -> (in, out) -> out[0] = arguments(pointer(in[0]), pointer(in[1]));
            case "environ_sizes_get" -> (in, out) -> out[0] = sizes(in, 0, 0);
            case "environ_get" -> (in, out) -> out[0] = SUCCESS;
            case "clock_time_get" -> (in, out) -> out[0] = time(pointer(in[2]));
            case "random_get" -> (in, out) -> out[0] = random(pointer(in[0]), pointer(in[1]));
            default -> (in, out) -> refuse(out);
        };
    }

    private static void exit(int code) {
        throw new GuestExitException(code);
    }

    private static void refuse(long[] results) {
        if (results.length > 0) {
            results[0] = NOT_SUPPORTED;
        }
    }

    private static long pointer(long bits) {
        return bits & 0xffff_ffffL;
    }

    private Memory memory() {
        return host.guest().flatMap(guest -> guest.memory("memory")).orElseThrow();
    }

    private int write(long vectors, int count, long written) {
        Memory memory = memory();
        int total = 0;
        for (int i = 0; i < count; i++) {
            long from = pointer(memory.getInt(vectors + 8L * i));
            int length = memory.getInt(vectors + 8L * i + 4);
            rememberBytes(memory, from, length);
            total += length;
        }
        memory.putInt(pointer(written), total);
        return SUCCESS;
    }

    /** Piece by piece: with some engines each look into a memory takes its time. */
    private void rememberBytes(Memory memory, long from, int length) {
        byte[] piece = new byte[PIECE];
        for (int at = 0; at < length; at += PIECE) {
            int size = Math.min(PIECE, length - at);
            memory.read(from + at, piece, 0, size);
            for (int i = 0; i < size; i++) {
                host.remember(piece[i]);
            }
        }
    }

    private int describe(long target) {
        memory().write(target, new byte[24], 0, 24);
        memory().putByte(target, CHARACTER_DEVICE);
        return SUCCESS;
    }

    private int sizes(long[] targets, int count, int bytes) {
        memory().putInt(pointer(targets[0]), count);
        memory().putInt(pointer(targets[1]), bytes);
        return SUCCESS;
    }

    private int arguments(long pointers, long texts) {
        memory().putInt(pointers, (int) texts);
        memory().write(texts, NAME, 0, NAME.length);
        return SUCCESS;
    }

    private int time(long target) {
        memory().putLong(target, time += 1_000_000);
        return SUCCESS;
    }

    private int random(long target, long length) {
        byte[] bytes = new byte[(int) Math.min(PIECE, length)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        memory().write(target, bytes, 0, bytes.length);
        return SUCCESS;
    }
}
