// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.InterfaceName;
import dev.gantry.hostinterface.HostInterface;
import org.osgi.service.component.annotations.Component;

/** The same functions under the name and with the layouts of 2019; see {@link Edition#UNSTABLE}. */
@Component(service = HostInterface.class)
public final class WasiUnstable extends Preview1 {
    public WasiUnstable() {
        super(new InterfaceName("wasi_unstable"), Edition.UNSTABLE);
    }
}
