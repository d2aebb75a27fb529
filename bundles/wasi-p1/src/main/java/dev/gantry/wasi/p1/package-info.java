// SPDX-License-Identifier: Apache-2.0
/**
 * WASI preview 1, written once for all engines.
 *
 * <p>Read {@link dev.gantry.wasi.p1.Preview1} first: its table lists all functions with their types
 * and the code behind each. There is one class per topic; {@link dev.gantry.wasi.p1.Topics} puts them
 * together for one guest. Every function asks for its grant when it is called, checks every pointer
 * before anything moves, and copies in bounded pieces that can be interrupted.
 *
 * <p>What a guest holds open is in {@link dev.gantry.wasi.p1.Descriptors}, what it may do with it in
 * {@link dev.gantry.wasi.p1.Rights}. Where a path leads and whether anything may be changed there is
 * decided by the files themselves, {@link dev.gantry.file.GuestFolder}.
 */
@NullMarked
package dev.gantry.wasi.p1;

import org.jspecify.annotations.NullMarked;
