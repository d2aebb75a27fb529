// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.Digest;
import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.InterfaceName;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Decision.Refusal;
import dev.gantry.policy.Grant;
import dev.gantry.policy.PolicyRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LayeredPolicyTest {
    private static final InterfaceName QUEUE = new InterfaceName("acme:queue@1.0.0");

    private final PolicyRequest.Builder request =
            PolicyRequest.builder("guest.wasm", Digest.of(new byte[0])).present(Set.of(QUEUE));

    @Test
    void grantsOnlyOutputAndArgumentsWithoutProfile() {
        assertEquals(grants("stdout", "stderr", "arg"), decide().granted());
    }

    @Test
    void grantsWhatTheProfileHolds() {
        request.profile(Optional.of("command"));
        assertEquals(
                grants("stdin", "stdout", "stderr", "arg", "clock", "random"), decide().granted());
    }

    @Test
    void addsWhatTheCallerAllows() {
        request.allow(List.of(Grant.of("clock"), Grant.parse("env=HOME")));
        assertEquals(grants("stdout", "stderr", "arg", "clock", "env=HOME"), decide().granted());
    }

    @Test
    void allowsTwiceAsOnce() {
        request.allow(List.of(Grant.of("clock"), Grant.of("clock")));
        assertEquals(grants("stdout", "stderr", "arg", "clock"), decide().granted());
    }

    @Test
    void denyWinsOverProfile() {
        request.profile(Optional.of("command")).deny(List.of(Grant.of("clock")));
        assertEquals(grants("stdin", "stdout", "stderr", "arg", "random"), decide().granted());
    }

    @Test
    void denyWinsOverAllow() {
        request.allow(List.of(Grant.parse("env=HOME"), Grant.parse("env=LANG")))
                .deny(List.of(Grant.parse("env=HOME")));
        assertEquals(grants("stdout", "stderr", "arg", "env=LANG"), decide().granted());
    }

    @Test
    void denyTakesFromGuestWithoutProfile() {
        request.deny(List.of(Grant.of("stdout"), Grant.of("stderr"), Grant.of("arg")));
        assertEquals(Set.of(), decide().granted());
    }

    @Test
    void refusesUnknownProfile() {
        request.profile(Optional.of("comand"));
        GantryException failure = assertThrows(GantryException.class, this::decide);
        assertEquals(ErrorCode.CONFIGURATION, failure.code());
        assertEquals("there is no profile 'comand'; profiles: command", failure.getMessage());
    }

    @Test
    void refusesUnknownKindInAllow() {
        request.allow(List.of(Grant.of("network")));
        assertRefusedAs(ErrorCode.UNKNOWN_GRANT);
    }

    @Test
    void refusesUnknownKindInDeny() {
        request.deny(List.of(Grant.of("network")));
        assertRefusedAs(ErrorCode.UNKNOWN_GRANT);
    }

    @Test
    void refusesMisusedKindInAllow() {
        request.allow(List.of(Grant.parse("stdin=file")));
        assertRefusedAs(ErrorCode.USAGE);
    }

    @Test
    void refusesMisusedKindInDeny() {
        request.deny(List.of(Grant.parse("stdin=file")));
        assertRefusedAs(ErrorCode.USAGE);
    }

    @Test
    void refusesHostInterfaceThatIsNotPresent() {
        request.present(Set.of()).allow(List.of(Grant.of(QUEUE.text())));
        assertRefusedAs(ErrorCode.UNKNOWN_GRANT);
    }

    @Test
    void startsWhenImportIsAllowed() {
        request.imports(Set.of(QUEUE)).allow(List.of(Grant.of(QUEUE.text())));
        assertEquals(List.of(), decide().refusals());
    }

    @Test
    void refusesImportThatNothingGrants() {
        request.profile(Optional.of("command")).imports(Set.of(QUEUE));
        assertEquals(
                List.of(
                        new Refusal(
                                Grant.of("acme:queue@1.0.0"),
                                "nothing grants it; --allow acme:queue@1.0.0 would")),
                decide().refusals());
    }

    @Test
    void refusesImportThatIsAllowedAndDenied() {
        request.imports(Set.of(QUEUE))
                .allow(List.of(Grant.of(QUEUE.text())))
                .deny(List.of(Grant.of(QUEUE.text())));
        assertEquals(
                List.of(new Refusal(Grant.of("acme:queue@1.0.0"), "a deny rule takes it away")),
                decide().refusals());
    }

    @Test
    void refusesEveryImportInStableOrder() {
        List<String> names = List.of("a:a", "b:b", "c:c", "d:d", "e:e", "f:f", "g:g", "h:h");
        request.imports(names.stream().map(InterfaceName::new).collect(Collectors.toSet()));
        assertEquals(
                names,
                decide().refusals().stream().map(refusal -> refusal.grant().kind()).toList());
    }

    @Test
    void refusesHostInterfaceThatHidesBehindBuiltInKind() {
        InterfaceName clock = new InterfaceName("clock");
        request.profile(Optional.of("command")).present(Set.of(clock)).imports(Set.of(clock));
        assertEquals(
                List.of(
                        new Refusal(
                                Grant.of("clock"), "its name is that of another kind of grant")),
                decide().refusals());
    }

    private Decision decide() {
        return new LayeredPolicy().decide(request.build());
    }

    private void assertRefusedAs(ErrorCode code) {
        assertEquals(code, assertThrows(GantryException.class, this::decide).code());
    }

    private static Set<Grant> grants(String... texts) {
        return Set.of(List.of(texts).stream().map(Grant::parse).toArray(Grant[]::new));
    }
}
