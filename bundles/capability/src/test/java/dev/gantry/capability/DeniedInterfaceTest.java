// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.Digest;
import dev.gantry.InterfaceName;
import dev.gantry.policy.Decision.Refusal;
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantKind;
import dev.gantry.policy.PermissionDocument;
import dev.gantry.policy.PolicyRequest;
import dev.gantry.policy.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An interface that needs no grant: every layer can take it away all the same. */
class DeniedInterfaceTest {
    private static final String SYSTEM = "system_preview";
    private static final Subject GUEST = new Subject("/g/guest.wasm", Digest.of(new byte[0]));

    private final FakeConfiguration configuration = new FakeConfiguration();
    private final PolicyRequest.Builder request =
            PolicyRequest.builder("guest.wasm", GUEST.digest())
                    .present(List.of(GrantKind.of(SYSTEM, "use a system")))
                    .linked(Set.of(new InterfaceName(SYSTEM)))
                    .subject(Optional.of(GUEST));
    private Path home = Path.of("");
    private Settings settings = configuration.homeless();
    private GrantLock lock = new GrantLock(Optional.empty());

    @BeforeEach
    void keepFiles(@TempDir Path folder) {
        home = folder;
        settings = configuration.settings(folder);
        lock = new GrantLock(Optional.of(folder));
    }

    @Test
    void isThereWhereNothingDeniesIt() {
        assertEquals(List.of(), refusals());
    }

    @Test
    void isDeniedByTheConfiguration() {
        configuration.deny = SYSTEM;
        assertDeniedBy("the configuration");
    }

    @Test
    void isDeniedToAllGuests() {
        permissions().denyAll(Grant.of(SYSTEM), request.build().present());
        assertDeniedBy("your rule for all guests");
    }

    @Test
    void isDeniedToThisGuest() {
        permissions().deny(GUEST, Grant.of(SYSTEM), request.build().present());
        assertDeniedBy("your rule for this guest");
    }

    @Test
    void isDeniedByTheCommandLine() {
        request.deny(List.of(Grant.of(SYSTEM)));
        assertDeniedBy("the command line");
    }

    @Test
    void isDeniedByANamedFile() {
        byte[] json = denial().getBytes(StandardCharsets.UTF_8);
        request.permissions(Optional.of(new PermissionDocument("/g/p.json", json)));
        assertDeniedBy("/g/p.json");
    }

    @Test
    void isDeniedByAProfile() throws IOException {
        Path profiles = Files.createDirectories(home.resolve("profiles"));
        Files.writeString(profiles.resolve("own.json"), denial());
        request.profile(Optional.of("own"));
        assertDeniedBy("the profile 'own'");
    }

    private static String denial() {
        return "{\"version\":1,\"deny\":[\"" + SYSTEM + "\"]}";
    }

    private RememberedPermissions permissions() {
        return new RememberedPermissions(settings, lock);
    }

    private List<Refusal> refusals() {
        return new LayeredPolicy(settings, lock).decide(request.build()).refusals();
    }

    private void assertDeniedBy(String source) {
        assertEquals(
                List.of(new Refusal(Grant.of(SYSTEM), SYSTEM + ": it is denied by " + source)),
                refusals());
    }
}
