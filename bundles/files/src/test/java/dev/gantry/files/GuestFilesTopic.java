// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.engine.Limits;
import dev.gantry.file.GuestFolder;
import org.junit.jupiter.api.BeforeEach;

/** A guest with one empty tree at {@code /}. */
abstract class GuestFilesTopic extends GuestFilesTest {
    private final GuestFilesContract contract;
    GuestFolder root;

    GuestFilesTopic(GuestFilesContract contract) {
        this.contract = contract;
    }

    final GuestFilesContract contract() {
        return contract;
    }

    @BeforeEach
    final void openRoot() {
        root = at(open(request(limits(), contract.mount("/"))), "/");
    }

    Limits limits() {
        return Limits.DEFAULT;
    }
}
