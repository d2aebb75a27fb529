// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

/** What is kept for one guest: what it added, what it has open, and what it is told. */
record GuestAccount(FileLedger ledger, OpenHandles handles, FileView view) {}
