# SPDX-License-Identifier: Apache-2.0
"""The same measurements on Wasmtime's own Python binding: the peer of ComputeTimes and StartTimes.

Arguments: the folder with kernels (*.wasm), a small WASI program, a large module.
"""
import pathlib
import statistics
import sys
import time

import wasmtime

ROUNDS, WARM_UP = 9, 4
WAYS = {"plain": {}, "epochs": {"epoch": True}, "fuel": {"fuel": True}, "fuel and epochs": {"fuel": True, "epoch": True}}


def engine(epoch=False, fuel=False):
    config = wasmtime.Config()
    config.epoch_interruption = epoch
    config.consume_fuel = fuel
    return wasmtime.Engine(config)


def store(of, epoch=False, fuel=False):
    made = wasmtime.Store(of)
    if epoch:
        made.set_epoch_deadline(1)
    if fuel:
        made.set_fuel(1 << 62)
    return made


def sha256(exports, within):
    exports["Hash_Init"](within, 256)
    for _ in range(64):
        exports["Hash_Update"](within, 16384)
    exports["Hash_Final"](within)


def argon2(exports, within):
    size = 4096 * 1024
    exports["Hash_GetBuffer"](within)
    exports["Hash_SetMemorySize"](within, size + 1024)
    at = exports["Hash_GetBuffer"](within)
    for i, parameter in enumerate([1, 32, 4096, 3, 0x13, 2]):
        exports["memory"].write(within, parameter.to_bytes(4, "little"), at + size + 4 * i)
    exports["Hash_Calculate"](within, 0, 4096)


PROGRAMS = {"sha256": sha256, "argon2": argon2}


def median(work, rounds=ROUNDS, warm_up=WARM_UP):
    times = []
    for turn in range(-warm_up, rounds):
        start = time.perf_counter()
        work()
        if turn >= 0:
            times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


def compute(folder):
    print("%-12s" % "python", *["%22s" % way for way in WAYS])
    for kernel in sorted(pathlib.Path(folder).glob("*.wasm")):
        line = []
        for options in WAYS.values():
            of = engine(**options)
            within = store(of, **options)
            exports = wasmtime.Instance(within, wasmtime.Module.from_file(of, str(kernel)), []).exports(within)
            program = PROGRAMS.get(kernel.stem, lambda e, s: e["run"](s))
            line.append(median(lambda: program(exports, within)))
        print("%-12s" % kernel.stem, *["%11.1f ms %6.2fx" % (each, each / line[0]) for each in line], flush=True)


def starts(small, large):
    of = engine()
    start = time.perf_counter()
    module = wasmtime.Module.from_file(of, large)
    print("python       compile %s: %.1f ms" % (pathlib.Path(large).name, (time.perf_counter() - start) * 1e3))
    artifact = module.serialize()
    print("load it: %.1f ms" % median(lambda: wasmtime.Module.deserialize(of, artifact), 5, 1))
    tiny = wasmtime.Module(of, '(module (memory 1) (func (export "f")))')

    def instantiate():
        within = wasmtime.Store(of)
        wasmtime.Instance(within, tiny, [])
        within.close()

    print("instantiate and close: %.1f us" % (median(instantiate, 2000, 2000) * 1e3))
    hello = wasmtime.Module.from_file(of, small)
    linker = wasmtime.Linker(of)
    linker.define_wasi()

    def run():
        within = wasmtime.Store(of)
        wasi = wasmtime.WasiConfig()
        wasi.argv = ["hello"]
        within.set_wasi(wasi)
        try:
            linker.instantiate(within, hello).exports(within)["_start"](within)
        except wasmtime.ExitTrap:
            pass
        within.close()

    print("a run of a small program: %.1f us" % (median(run, 200, 200) * 1e3))


compute(sys.argv[1])
if len(sys.argv) > 3:
    starts(sys.argv[2], sys.argv[3])
