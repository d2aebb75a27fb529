// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.capability.Settings;
import dev.gantry.policy.AuditLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The files of the audit, of this process and of all others of the user. */
@Component(service = AuditLog.class)
public final class AuditFiles implements AuditLog {
    private final Settings settings;

    @Activate
    public AuditFiles(@Reference Settings settings) {
        this.settings = settings;
    }

    @Override
    public Path folder() {
        return settings.stateFolder()
                .map(state -> state.resolve(AuditTrails.FOLDER))
                .orElseThrow(
                        () ->
                                new GantryException(
                                        ErrorCode.AUDIT_FAILED,
                                        AuditTrails.FOLDER,
                                        "this container has no folder for an audit",
                                        "set the framework property gantry.state.dir",
                                        null));
    }

    @Override
    public Reader read() {
        return new RecordReader(folder());
    }

    @Override
    public List<Verdict> verify() {
        Path folder = folder();
        try {
            List<Verdict> verdicts = new ArrayList<>();
            List<FileName> names = new OldFiles(folder).list();
            Map<FileName, String> ends = new HashMap<>();
            for (FileName name : names) {
                ChainCheck check = new ChainCheck(folder, name, ends, names);
                verdicts.add(check.verdict());
                ends.put(name, check.lastChain());
            }
            return verdicts;
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    static GantryException unreadable(Path file, IOException cause) {
        String shown = GuestText.clean(file.toString());
        return new GantryException(
                ErrorCode.AUDIT_FAILED,
                shown,
                shown + " cannot be read",
                "check the permissions of the folder",
                cause);
    }
}
