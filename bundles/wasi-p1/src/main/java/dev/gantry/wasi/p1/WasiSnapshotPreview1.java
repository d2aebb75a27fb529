// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.InterfaceName;
import dev.gantry.hostinterface.HostInterface;
import org.osgi.service.component.annotations.Component;

/** WASI preview 1 under the name that tool chains use today. */
@Component(service = HostInterface.class)
public final class WasiSnapshotPreview1 extends Preview1 {
    public WasiSnapshotPreview1() {
        super(new InterfaceName("wasi_snapshot_preview1"), Edition.PREVIEW1);
    }
}
