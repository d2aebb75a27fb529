// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.Extern;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.LinkException;
import java.util.List;

/** Checks what a module is given for its imports, and lays it out for the library. */
final class Links {
    /** How the library begins where a type does not fit. */
    private static final String INCOMPATIBLE = "incompatible import type";

    private final WasmtimeStore store;
    private final WasmtimeModule module;

    Links(WasmtimeStore store, WasmtimeModule module) {
        this.store = store;
        this.module = module;
    }

    void check(List<? extends Extern> externs) {
        List<ImportType> wanted = module.imports();
        if (externs.size() != wanted.size()) {
            throw mismatch("it has " + wanted.size() + " imports, and was given " + externs.size());
        }
        for (int position = 0; position < wanted.size(); position++) {
            check(wanted.get(position), externs.get(position));
        }
    }

    /** Copies what the library knows of the externs, one after the other, to an address. */
    static void write(List<? extends Extern> externs, long address) {
        long to = address;
        for (Extern extern : externs) {
            Layouts.copy(((StoreItem) extern).item(), to, Layouts.EXTERN);
            to += Layouts.EXTERN;
        }
    }

    /** Refuses where the library itself says that something does not fit; it may quote the guest. */
    void refuseIf(long error, CApi api) {
        if (error != 0 && api.message(error).startsWith(INCOMPATIBLE)) {
            throw mismatch(GuestText.clean(lastLine(api.takeMessage(error))));
        }
    }

    private static String lastLine(String message) {
        String whole = message.strip();
        return whole.substring(whole.lastIndexOf('\n') + 1).strip();
    }

    private LinkException mismatch(String reason) {
        return new LinkException(
                ErrorCode.IMPORT_MISMATCH,
                module.name(),
                "cannot instantiate module '" + module.name() + "': " + reason);
    }

    private void check(ImportType wanted, Extern given) {
        if (!(given instanceof StoreItem own) || own.store() != store) {
            throw new GantryException(
                    ErrorCode.FOREIGN_EXTERN,
                    module.name(),
                    "cannot instantiate module '"
                            + module.name()
                            + "': what import "
                            + describe(wanted)
                            + " was given belongs to another store");
        }
        if (!Matching.mayFit(given, wanted.type())) {
            throw mismatch(
                    "import "
                            + describe(wanted)
                            + " is ("
                            + wanted.type()
                            + "), and was given ("
                            + given.type()
                            + ")");
        }
    }

    private static String describe(ImportType wanted) {
        return "'"
                + GuestText.clean(wanted.module())
                + "' '"
                + GuestText.clean(wanted.name())
                + "'";
    }
}
