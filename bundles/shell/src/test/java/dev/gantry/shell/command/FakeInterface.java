// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.InterfaceName;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostCode;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.hostinterface.HostInterface;
import java.util.Map;

/** A host interface that offers nothing. */
final class FakeInterface implements HostInterface {
    @Override
    public InterfaceName name() {
        return new InterfaceName("fake:clock");
    }

    @Override
    public Map<String, FunctionType> functions() {
        return Map.of();
    }

    @Override
    public Map<String, HostCode> bind(GuestResources guest) {
        return Map.of();
    }
}
