// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.Digest;
import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.InterfaceName;
import dev.gantry.policy.Decision;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each layer grants or takes away, and which one wins. */
class LayeredPolicyTest {
    private static final InterfaceName QUEUE = new InterfaceName("acme:queue@1.0.0");
    private static final Subject GUEST = new Subject("/g/guest.wasm", Digest.of(new byte[0]));

    private final FakeConfiguration configuration = new FakeConfiguration();
    private final PolicyRequest.Builder request =
            PolicyRequest.builder("guest.wasm", GUEST.digest())
                    .present(List.of(GrantKind.of(QUEUE.text(), "send messages")))
                    .subject(Optional.of(GUEST));
    private Path home = Path.of("");
    private Settings settings = configuration.homeless();
    private GrantLock lock = new GrantLock(Optional.empty());
    private RememberedPermissions permissions = new RememberedPermissions(settings, lock);

    @BeforeEach
    void keepFiles(@TempDir Path folder) {
        home = folder;
        settings = configuration.settings(folder);
        lock = new GrantLock(Optional.of(folder));
        permissions = new RememberedPermissions(settings, lock);
    }

    @Test
    void grantsOnlyOutputAndArgumentsWithoutProfile() {
        assertGranted("stdout", "stderr", "arg");
    }

    @Test
    void grantsWhatTheProfileHolds() {
        request.profile(Optional.of("command"));
        assertGranted("stdin", "stdout", "stderr", "arg", "clock", "random");
    }

    @Test
    void grantsNothingWhereAProfileAllowsNothing() throws IOException {
        profile("bare", "{\"version\":1,\"allow\":[]}");
        request.profile(Optional.of("bare"));
        assertGranted();
    }

    @Test
    void usesTheProfileOfTheUser() throws IOException {
        profile("own", "{\"version\":1,\"allow\":[\"clock\"],\"deny\":[\"random\"]}");
        request.profile(Optional.of("own")).allow(List.of(Grant.of("random")));
        assertGranted("clock");
    }

    @Test
    void refusesUnknownProfileAndListsThoseThatThereAre() throws IOException {
        profile("own", "{\"version\":1}");
        request.profile(Optional.of("comand"));
        GantryException failure = assertThrows(GantryException.class, this::decide);
        assertEquals(ErrorCode.CONFIGURATION, failure.code());
        assertEquals("there is no profile 'comand'; profiles: command, own", failure.getMessage());
    }

    @Test
    void takesNoPathForAProfile() throws IOException {
        profile("own", "{\"version\":1}");
        request.profile(Optional.of("../profiles/own"));
        assertRefusedAs(ErrorCode.CONFIGURATION);
    }

    @Test
    void addsWhatTheCallerAllows() {
        request.allow(List.of(Grant.of("clock"), Grant.parse("env=HOME")));
        assertGranted("stdout", "stderr", "arg", "clock", "env=HOME");
    }

    @Test
    void saysWhichLayerGrants() {
        request.profile(Optional.of("command")).allow(List.of(Grant.of("clock")));
        assertEquals("the command line", decide().reasons().get(Grant.of("clock")));
        assertEquals("the profile 'command'", decide().reasons().get(Grant.of("random")));
    }

    @Test
    void denyWinsOverProfile() {
        request.profile(Optional.of("command")).deny(List.of(Grant.of("clock")));
        assertGranted("stdin", "stdout", "stderr", "arg", "random");
    }

    @Test
    void denyWinsOverAllowAndSaysSo() {
        request.allow(List.of(Grant.parse("env=HOME"), Grant.parse("env=LANG")))
                .deny(List.of(Grant.parse("env=HOME")));
        assertGranted("stdout", "stderr", "arg", "env=LANG");
        assertEquals(
                List.of("env=HOME is not granted: it is denied by the command line"),
                decide().notes());
    }

    @Test
    void denyOfAKindTakesAllOfIt() {
        request.allow(List.of(Grant.parse("env=HOME"), Grant.parse("dir=/data")))
                .deny(List.of(Grant.of("env"), Grant.of("dir")));
        assertGranted("stdout", "stderr", "arg");
    }

    @Test
    void denyOfFoldersLeavesTemporaryOnes() {
        request.allow(List.of(Grant.of("tmp"), Grant.of("mem"))).deny(List.of(Grant.of("dir")));
        assertGranted("stdout", "stderr", "arg", "tmp=/tmp", "mem=/mem");
    }

    @Test
    void denyOfAFolderTakesWhatIsBelowAndIsTold() {
        request.allow(
                        List.of(
                                Grant.parse("dir=/data/secret/x"),
                                Grant.parse("dir=/data/secret/../secret"),
                                Grant.parse("dir=/data/secrets")))
                .deny(List.of(Grant.parse("dir=/data/secret")));
        assertGranted("stdout", "stderr", "arg", "dir=/data/secrets::/data/secrets:ro");
        assertEquals(grants("dir=/data/secret"), decide().denied());
    }

    @Test
    void denyOfAFolderHoldsForAnotherNameOfIt(@TempDir Path folder) throws IOException {
        Path secret = Files.createDirectory(folder.resolve("secret"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), secret);
        request.allow(List.of(new Grant("dir", link.toString())))
                .deny(List.of(new Grant("dir", secret.toString())));
        assertGranted("stdout", "stderr", "arg");
    }

    @Test
    void denyOfAFolderBehindALinkMeansWhereItLeads(@TempDir Path folder) throws IOException {
        Path target = Files.createDirectories(folder.resolve("other/target"));
        Path secret = Files.createDirectory(folder.resolve("other/secret"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        request.allow(List.of(new Grant("dir", secret.toString())))
                .deny(List.of(new Grant("dir", link + "/../secret")));
        assertGranted("stdout", "stderr", "arg");
    }

    @Test
    void denyOfAPartIsHandedOnWhereTheKindIsGrantedWhole() {
        Grant part = new Grant(QUEUE.text(), "orders");
        request.present(List.of(GrantKind.of(QUEUE.text(), "send messages").taking("NAME")))
                .allow(List.of(Grant.of(QUEUE.text())))
                .deny(List.of(part));
        assertGranted("stdout", "stderr", "arg", QUEUE.text());
        assertEquals(Set.of(part), decide().denied());
    }

    @Test
    void randomDeviceGoesWithRandom() {
        request.allow(List.of(Grant.of("random"), Grant.parse("dev=urandom")));
        assertTrue(decide().granted().contains(Grant.parse("dev=urandom")));
        request.deny(List.of(Grant.of("random")));
        assertGranted("stdout", "stderr", "arg");
        assertTrue(
                decide().notes()
                        .contains("dev=urandom is not granted: it is denied by the command line"));
    }

    @Test
    void randomDeviceAloneIsNotGranted() {
        request.allow(List.of(Grant.parse("dev=urandom")));
        assertGranted("stdout", "stderr", "arg");
    }

    @Test
    void configuredDenialWinsOverTheCommandLine() {
        configuration.deny = "clock, env=HOME";
        request.allow(List.of(Grant.of("clock"), Grant.parse("env=HOME")));
        assertGranted("stdout", "stderr", "arg");
    }

    @Test
    void changedConfigurationHoldsForTheNextGuest() {
        request.allow(List.of(Grant.of("clock")));
        assertGranted("stdout", "stderr", "arg", "clock");
        FakeConfiguration changed = new FakeConfiguration();
        changed.deny = "clock";
        settings.change(changed.configuration());
        assertGranted("stdout", "stderr", "arg");
    }

    @Test
    void refusesTypingErrorInConfiguredDenial() {
        configuration.deny = "clok";
        assertRefusedAs(ErrorCode.UNKNOWN_GRANT);
    }

    @Test
    void toleratesConfiguredDenialOfInterfaceThatMayCome() {
        configuration.deny = "acme:other";
        assertGranted("stdout", "stderr", "arg");
    }

    @Test
    void refusesConfigurationThatIsNoGrant() {
        configuration.deny = "two words";
        assertRefusedAs(ErrorCode.CONFIGURATION);
    }

    @Test
    void lockGrantsToTheSameBytes() {
        permissions.allow(GUEST, Grant.parse("env=HOME"), List.of());
        assertGranted("stdout", "stderr", "arg", "env=HOME");
    }

    @Test
    void lockGrantsNothingToOtherBytes() {
        permissions.allow(
                new Subject(GUEST.name(), Digest.of(new byte[1])),
                Grant.parse("env=HOME"),
                List.of());
        assertGranted("stdout", "stderr", "arg");
        assertEquals(
                List.of(
                        "the file has changed since you granted it env=HOME, so that no longer"
                                + " holds; it asks for nothing new",
                        "it is not given env=HOME; --env HOME would"),
                decide().notes());
    }

    @Test
    void lockGrantsNothingToAnotherName() {
        permissions.allow(
                new Subject("/g/Guest.wasm", GUEST.digest()), Grant.of("clock"), List.of());
        assertGranted("stdout", "stderr", "arg");
    }

    @Test
    void denialInTheLockHoldsForAllBytesAndWinsOverTheCommandLine() {
        permissions.deny(
                new Subject(GUEST.name(), Digest.of(new byte[1])), Grant.of("clock"), List.of());
        request.allow(List.of(Grant.of("clock")));
        assertGranted("stdout", "stderr", "arg");
    }

    @Test
    void denialForAllGuestsWinsOverTheCommandLine() {
        permissions.denyAll(Grant.of("clock"), List.of());
        request.allow(List.of(Grant.of("clock")));
        assertGranted("stdout", "stderr", "arg");
    }

    @Test
    void commandLineDecidesWhatIsAtAPath() {
        permissions.allow(GUEST, Grant.parse("dir=/old::/data:rw"), List.of());
        request.allow(List.of(Grant.parse("dir=/new::/data")));
        assertGranted("stdout", "stderr", "arg", "dir=/new::/data:ro");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tmp=data", "tmp=/data/", "tmp=./x/../data", "tmp=/../data"})
    void commandLineDecidesWhatIsAtAPathHoweverItIsWritten(String samePlace) {
        permissions.allow(GUEST, Grant.parse(samePlace), List.of());
        request.allow(List.of(Grant.parse("dir=/new::/data")));
        assertGranted("stdout", "stderr", "arg", "dir=/new::/data:ro");
    }

    @Test
    void aPlaceAboveIsAnotherOne() {
        permissions.allow(GUEST, Grant.parse("tmp=../data"), List.of());
        request.allow(List.of(Grant.parse("dir=/new::data")));
        assertGranted("stdout", "stderr", "arg", "dir=/new::data:ro", "tmp=../data");
    }

    @Test
    void namedFileGrantsLikeTheCommandLine() {
        request.permissions(
                document("{\"version\":1,\"allow\":[\"clock\"],\"deny\":[\"stdout\"]}"));
        assertGranted("stderr", "arg", "clock");
    }

    @Test
    void namedFileIsRefusedForAnUnknownKind() {
        request.permissions(document("{\"version\":1,\"allow\":[\"clok\"]}"));
        assertRefusedAs(ErrorCode.UNKNOWN_GRANT);
    }

    @Test
    void refusesUnknownOrMisusedKinds() {
        request.allow(List.of(Grant.of("network")));
        assertRefusedAs(ErrorCode.UNKNOWN_GRANT);
        request.allow(List.of()).deny(List.of(Grant.of("network")));
        assertRefusedAs(ErrorCode.UNKNOWN_GRANT);
        request.deny(List.of(Grant.parse("stdin=file")));
        assertRefusedAs(ErrorCode.USAGE);
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
                                "acme:queue@1.0.0: nothing grants it; --allow acme:queue@1.0.0"
                                        + " would")),
                decide().refusals());
    }

    @Test
    void refusesImportThatIsAllowedAndDenied() {
        request.imports(Set.of(QUEUE))
                .allow(List.of(Grant.of(QUEUE.text())))
                .deny(List.of(Grant.of(QUEUE.text())));
        assertEquals(
                List.of(
                        new Refusal(
                                Grant.of("acme:queue@1.0.0"),
                                "acme:queue@1.0.0: it is denied by the command line")),
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
        request.profile(Optional.of("command"))
                .present(List.of(GrantKind.of("clock", "do anything")))
                .imports(Set.of(clock));
        assertEquals(
                List.of(
                        new Refusal(
                                Grant.of("clock"),
                                "clock: its name is that of another kind of grant")),
                decide().refusals());
        assertFalse(decide().granted().isEmpty());
    }

    private void profile(String name, String json) throws IOException {
        Path profiles = Files.createDirectories(home.resolve("profiles"));
        Files.writeString(profiles.resolve(name + ".json"), json);
    }

    private static Optional<PermissionDocument> document(String json) {
        return Optional.of(
                new PermissionDocument("/g/p.json", json.getBytes(StandardCharsets.UTF_8)));
    }

    private Decision decide() {
        return new LayeredPolicy(settings, lock).decide(request.build());
    }

    private void assertGranted(String... texts) {
        assertEquals(grants(texts), decide().granted());
    }

    private void assertRefusedAs(ErrorCode code) {
        assertEquals(code, assertThrows(GantryException.class, this::decide).code());
    }

    private static Set<Grant> grants(String... texts) {
        return Stream.of(texts).map(Grant::parse).collect(Collectors.toSet());
    }
}
