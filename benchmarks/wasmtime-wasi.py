# SPDX-License-Identifier: Apache-2.0
"""The same runs on Wasmtime's own Python binding: the peer of WasiTimes.

Arguments: wasi.wasm, a folder to write to, and for the short runs cmark.wasm and a folder with its inputs.
"""
import pathlib
import statistics
import sys
import time

import wasmtime

ROUNDS, WARM_UP = 7, 3
LENGTHY = "small-files"  # takes the better part of a minute
DEEDS = {"output": 20, "file": 64, "small-files": 10_000, "clock": 1_000_000, "random": 1_000_000}


def run(engine, linker, module, arguments, folder=None, stdin=None, stdout=None):
    wasi = wasmtime.WasiConfig()
    wasi.argv = arguments
    if folder:
        wasi.preopen_dir(str(folder), "/data")
    if stdin:
        wasi.stdin_file = str(stdin)
    if stdout:
        wasi.stdout_file = str(stdout)
    store = wasmtime.Store(engine)
    store.set_wasi(wasi)
    start = linker.instantiate(store, module).exports(store)["_start"]
    try:
        start(store)
    except wasmtime.ExitTrap as exit:
        assert exit.code == 0


def show(what, work):
    times = []
    for turn in range(0, 3) if what == LENGTHY else range(-WARM_UP, ROUNDS):
        begin = time.perf_counter()
        work()
        if turn >= 0:
            times.append((time.perf_counter() - begin) * 1e3)
    print(f"python {what} {statistics.median(times):.2f}")


engine = wasmtime.Engine()
linker = wasmtime.Linker(engine)
linker.define_wasi()
folder = pathlib.Path(sys.argv[2])
module = wasmtime.Module.from_file(engine, sys.argv[1])
for deed, count in DEEDS.items():
    show(deed, lambda: run(engine, linker, module, ["wasi", deed, str(count)], folder, stdout=folder / "stdout"))
if len(sys.argv) > 4:
    cmark = wasmtime.Module.from_file(engine, sys.argv[3])
    inputs = sorted(pathlib.Path(sys.argv[4]).iterdir())
    show("short-runs", lambda: [run(engine, linker, cmark, ["cmark"], stdin=each, stdout=folder / "stdout") for each in inputs])
