// SPDX-License-Identifier: Apache-2.0
package dev.gantry;

import java.util.regex.Pattern;

/**
 * The name of a host interface: the module name that guests import it by, for example {@code
 * wasi_snapshot_preview1} or {@code acme:queue/send@1.0.0}.
 */
public record InterfaceName(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.:/@+-]{1,128}");

    public InterfaceName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "not the name of a host interface: letters, digits and _.:/@+- only");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
