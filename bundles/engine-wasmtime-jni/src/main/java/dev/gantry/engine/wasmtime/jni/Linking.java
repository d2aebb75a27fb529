// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.Extern;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.LinkException;
import java.util.ArrayList;
import java.util.List;

/** Checks what a module is given for its imports, and finds out what the library calls that. */
record Linking(JniStore store, JniModule module) {
    List<NativeName> names(List<? extends Extern> given) {
        List<ImportType> wanted = module.imports();
        if (given.size() != wanted.size()) {
            throw mismatch("it has " + wanted.size() + " imports, and was given " + given.size());
        }
        List<Owned> owned = new ArrayList<>();
        for (int position = 0; position < wanted.size(); position++) {
            owned.add(checked(wanted.get(position), given.get(position)));
        }
        return owned.stream().map(Owned::nativeName).toList();
    }

    private Owned checked(ImportType wanted, Extern given) {
        if (!(given instanceof Owned owned) || owned.store() != store) {
            throw new GantryException(
                    ErrorCode.FOREIGN_EXTERN,
                    module.name(),
                    "cannot instantiate module '"
                            + module.name()
                            + "': what import "
                            + describe(wanted)
                            + " was given belongs to another store");
        }
        if (!Matching.fits(given, wanted.type())) {
            throw mismatch(
                    "import "
                            + describe(wanted)
                            + " is ("
                            + wanted.type()
                            + "), and was given ("
                            + given.type()
                            + ")");
        }
        return owned;
    }

    private LinkException mismatch(String reason) {
        return new LinkException(
                ErrorCode.IMPORT_MISMATCH,
                module.name(),
                "cannot instantiate module '" + module.name() + "': " + reason);
    }

    private static String describe(ImportType wanted) {
        return "'"
                + GuestText.clean(wanted.module())
                + "' '"
                + GuestText.clean(wanted.name())
                + "'";
    }
}
