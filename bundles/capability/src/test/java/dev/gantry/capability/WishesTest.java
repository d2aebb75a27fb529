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
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantKind;
import dev.gantry.policy.PermissionDocument;
import dev.gantry.policy.Permissions.State;
import dev.gantry.policy.PolicyRequest;
import dev.gantry.policy.Prompter.Answer;
import dev.gantry.policy.Prompter.Question;
import dev.gantry.policy.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of what a guest asks for. */
class WishesTest {
    private static final InterfaceName QUEUE = new InterfaceName("acme:queue");
    private static final Subject GUEST = new Subject("/g/guest.wasm", Digest.of(new byte[0]));
    private static final Set<Grant> WITHOUT = grants("stdout", "stderr", "arg");

    private final List<Question> questions = new ArrayList<>();
    private final PolicyRequest.Builder request =
            PolicyRequest.builder("guest.wasm", GUEST.digest())
                    .present(List.of(GrantKind.of(QUEUE.text(), "send messages")))
                    .subject(Optional.of(GUEST))
                    .request(
                            document(
                                    """
                                    {"version": 1, "allow": [
                                      {"grant": "dir=data::/data", "why": "to read"},
                                      "clock", "stdout"]}
                                    """));
    private Settings settings = new FakeConfiguration().homeless();
    private GrantLock lock = new GrantLock(Optional.empty());

    @BeforeEach
    void keepFiles(@TempDir Path folder) {
        settings = new FakeConfiguration().settings(folder);
        lock = new GrantLock(Optional.of(folder));
    }

    @Test
    void requestGrantsNothingAndIsTold() {
        assertEquals(WITHOUT, decide().granted());
        assertEquals(
                List.of(
                        "it asks for dir=/g/data::/data:ro, clock, and nothing grants that; --dir"
                                + " /g/data::/data:ro --allow clock would, and --yes all that it asks"
                                + " for"),
                decide().notes());
    }

    @Test
    void agreementGrantsItForThisRunAndIsTold() {
        Decision decision = decide(request.agreed(true));
        assertTrue(
                decision.granted().containsAll(grants("dir=/g/data::/data:ro", "clock")),
                decision.granted().toString());
        assertEquals(
                List.of("agreed to for this run: dir=/g/data::/data:ro, clock"), decision.notes());
        assertEquals(LockContent.EMPTY, lock.read());
    }

    @Test
    void agreementNeverBeatsADenyRule() {
        request.agreed(true).deny(List.of(Grant.of("clock"), Grant.of("dir")));
        assertEquals(WITHOUT, decide().granted());
    }

    @Test
    void agreementCoversImports() {
        request.agreed(true).imports(Set.of(QUEUE));
        assertEquals(List.of(), decide().refusals());
    }

    @Test
    void agreementDoesNotCoverWhatWasGrantedToAnotherVersion() {
        remember(new Subject(GUEST.name(), Digest.of(new byte[1])), "env=HOME");
        assertFalse(decide(request.agreed(true)).granted().contains(Grant.parse("env=HOME")));
    }

    @Test
    void asksAboutEachWishOnce() {
        answering(Answer.NO);
        assertEquals(WITHOUT, decide().granted());
        assertEquals(
                grants("dir=/g/data::/data:ro", "clock"),
                questions.stream().map(Question::grant).collect(Collectors.toSet()));
        assertEquals("to read", questions.get(0).reason());
        assertEquals(
                "read all files below /g/data, which it sees as /data",
                questions.get(0).kind().purpose());
    }

    @Test
    void asksAboutImports() {
        answering(Answer.ONCE);
        assertEquals(List.of(), decide(request.imports(Set.of(QUEUE))).refusals());
    }

    @Test
    void onceIsForgotten() {
        answering(Answer.ONCE);
        assertTrue(decide().granted().contains(Grant.of("clock")));
        assertEquals(LockContent.EMPTY, lock.read());
    }

    @Test
    void alwaysIsRemembered() {
        answering(Answer.ALWAYS);
        decide();
        questions.clear();
        assertTrue(decide().granted().contains(Grant.of("clock")));
        assertEquals(List.of(), questions);
    }

    @Test
    void neverIsRememberedAndWins() {
        answering(Answer.NEVER);
        decide();
        questions.clear();
        request.allow(List.of(Grant.of("clock"), Grant.parse("dir=/g/data/sub:rw")));
        assertEquals(WITHOUT, decide().granted());
        assertEquals(List.of(), questions);
    }

    @Test
    void answersAboutNamelessBytesHoldForThisRun() {
        answering(Answer.ALWAYS);
        Decision decision = decide(request.subject(Optional.empty()));
        assertTrue(decision.granted().contains(Grant.of("clock")));
        assertTrue(decision.notes().get(0).contains("for this run only"));
    }

    @Test
    void asksAgainWhereTheBytesChanged() {
        remember(new Subject(GUEST.name(), Digest.of(new byte[1])), "env=HOME");
        answering(Answer.NO);
        Decision decision = decide();
        assertTrue(
                questions.stream()
                        .anyMatch(question -> question.grant().equals(Grant.parse("env=HOME"))));
        assertEquals(
                List.of(
                        "the file has changed since you granted it env=HOME, so that no longer"
                                + " holds; it now also asks for clock, dir=/g/data::/data:ro, stdout"),
                decision.notes());
    }

    @Test
    void tellsOfWishesThatNothingProvides() {
        request.request(document("{\"version\":1,\"allow\":[\"acme:none\"]}"));
        assertEquals(
                List.of("it asks for acme:none, which nothing here provides"), decide().notes());
    }

    @Test
    void asksAboutTheFolderThatIsMounted() {
        request.request(
                document("{\"version\":1,\"allow\":[\"dir=/g/thumbnails/././../..::/in:rw\"]}"));
        answering(Answer.ONCE);
        assertTrue(decide().granted().contains(Grant.parse("dir=/::/in:rw")));
        assertEquals(Grant.parse("dir=/::/in:rw"), questions.get(0).grant());
        assertEquals(
                "read, change and remove all files below /, which it sees as /in",
                questions.get(0).kind().purpose());
    }

    @Test
    void requestThatIsTooLongToBeReadWholeIsRefused() {
        String name = "A".repeat(197);
        request.request(document("{\"version\":1,\"allow\":[\"env=" + name + "\"]}"));
        assertEquals(
                ErrorCode.BAD_PERMISSIONS,
                assertThrows(GantryException.class, this::decide).code());
    }

    @Test
    void notesShowAllOfAGrant() {
        String name = "A".repeat(190);
        request.request(document("{\"version\":1,\"allow\":[\"env=" + name + "\"]}"));
        assertEquals(
                List.of(
                        "it asks for env=%s, and nothing grants that; --env %s would, and --yes all that it asks for"
                                .formatted(name, name)),
                decide().notes());
    }

    @Test
    void requestThatDeniesIsRefused() {
        request.request(document("{\"version\":1,\"deny\":[\"clock\"]}"));
        assertEquals(
                ErrorCode.BAD_PERMISSIONS,
                assertThrows(GantryException.class, this::decide).code());
    }

    @Test
    void explainsWithoutAskingOrRemembering() {
        answering(Answer.ALWAYS);
        var meanings =
                new RememberedPermissions(settings, lock).explain(request.build()).meanings();
        assertEquals(List.of(), questions);
        assertEquals(LockContent.EMPTY, lock.read());
        assertEquals(
                List.of(
                        "arg GRANTED",
                        "stderr GRANTED",
                        "stdout GRANTED",
                        "dir=/g/data::/data:ro WANTED",
                        "clock WANTED"),
                meanings.stream().map(each -> each.grant() + " " + each.state()).toList());
        assertEquals("--dir /g/data::/data:ro", meanings.get(3).flag());
        assertEquals("to read", meanings.get(3).reason());
    }

    @Test
    void explainsWhatIsTakenAway() {
        request.deny(List.of(Grant.of("clock")));
        var meaning =
                new RememberedPermissions(settings, lock)
                        .explain(request.build()).meanings().stream()
                                .filter(each -> each.state() == State.DENIED)
                                .findFirst()
                                .orElseThrow();
        assertEquals(Grant.of("clock"), meaning.grant());
        assertEquals("the command line", meaning.source());
    }

    private void answering(Answer answer) {
        request.prompter(
                Optional.of(
                        question -> {
                            questions.add(question);
                            return answer;
                        }));
    }

    private void remember(Subject subject, String grant) {
        new RememberedPermissions(settings, lock).allow(subject, Grant.parse(grant), List.of());
    }

    private Decision decide() {
        return new LayeredPolicy(settings, lock).decide(request.build());
    }

    private Decision decide(PolicyRequest.Builder changed) {
        return new LayeredPolicy(settings, lock).decide(changed.build());
    }

    private static Optional<PermissionDocument> document(String json) {
        return Optional.of(
                new PermissionDocument(
                        "/g/guest.permissions.json", json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Set<Grant> grants(String... texts) {
        return Stream.of(texts).map(Grant::parse).collect(Collectors.toSet());
    }
}
