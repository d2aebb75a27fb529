// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.Codes;

/** Where instructions lead. */
final class ControlFlow {
    private ControlFlow() {}

    /** Whether what follows it is not reached from it. */
    static boolean leaves(int code) {
        return switch (code) {
            case Codes.UNREACHABLE,
                    Codes.BR,
                    Codes.BR_TABLE,
                    Codes.RETURN,
                    Codes.THROW,
                    Codes.RETHROW,
                    Codes.THROW_REF ->
                    true;
            default -> callsAndLeaves(code);
        };
    }

    /** Whether it goes on or somewhere else, as a value decides. */
    static boolean mayBranch(int code) {
        return code == Codes.BR_IF
                || code == Codes.BR_ON_NULL
                || code == Codes.BR_ON_NON_NULL
                || isBranchOnCast(code);
    }

    static boolean isBranchOnCast(int code) {
        return code == Codes.BR_ON_CAST || code == Codes.BR_ON_CAST_FAIL;
    }

    static boolean calls(int code) {
        return code == Codes.CALL
                || code == Codes.CALL_INDIRECT
                || code == Codes.CALL_REF
                || callsAndLeaves(code);
    }

    static boolean callsAndLeaves(int code) {
        return code == Codes.RETURN_CALL
                || code == Codes.RETURN_CALL_INDIRECT
                || code == Codes.RETURN_CALL_REF;
    }
}
