// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.Digest;
import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.InterfaceName;
import dev.gantry.file.GuestFileRequest;
import dev.gantry.file.GuestFiles;
import dev.gantry.file.Mount;
import dev.gantry.file.OpenFile;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSpec;
import dev.gantry.hostinterface.Device;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.policy.Access;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantDeniedException;
import dev.gantry.policy.PolicyRequest;
import dev.gantry.policy.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdmissionsTest {
    private static final Grant DATA = new Grant("dir", "/data::/data:ro");

    private final RecordingAudit audit = new RecordingAudit();
    private final List<GuestFileRequest> opened = new ArrayList<>();
    private int closed;

    private TestHost host(TestHost host) {
        host.audits.set(audit);
        host.mounts.setFileSystems(
                request -> {
                    opened.add(request);
                    return new GuestFiles() {
                        @Override
                        public List<Preopen> preopens() {
                            return List.of();
                        }

                        @Override
                        public void close() {
                            closed++;
                        }
                    };
                });
        return host;
    }

    private TestHost idle() {
        return host(TestHost.running(guest -> {}));
    }

    @Test
    void opensWhatWasGrantedAndClosesItAtTheEnd() {
        idle().guests.run(TestHost.plain().allow(DATA).build());

        assertEquals(
                List.of(new Mount(new Mount.HostFolder(Path.of("/data")), "/data", false)),
                opened.get(0).mounts());
        assertEquals(1, closed);
    }

    @Test
    void opensNothingWhereNothingWasGranted() {
        idle().guests.run(TestHost.plain().build());

        assertTrue(opened.isEmpty());
    }

    @Test
    void closesTheFilesOfAGuestThatCannotStart() {
        TestHost host = idle();
        GuestSpec spec = TestHost.plain().allow(DATA).engine("absent").build();

        assertThrows(GantryException.class, () -> host.guests.run(spec));
        assertEquals(1, closed);
        assertEquals("ended error GNT-2002 {}", audit.lines.get(audit.lines.size() - 1));
    }

    @Test
    void keepsHiddenWhatWasDeniedInside() {
        TestHost host = idle();
        host.policies.set(
                request ->
                        new Decision(
                                Set.of(DATA),
                                List.of(),
                                Set.of(new Grant("dir", "/data/secret")),
                                Map.of(),
                                List.of()));

        host.guests.run(TestHost.plain().build());

        assertEquals(List.of(Path.of("/data/secret")), opened.get(0).hidden());
    }

    @Test
    void refusesFilesThatNobodyProvides() {
        TestHost host = TestHost.running(guest -> {});

        GantryException refused =
                assertThrows(
                        GantryException.class,
                        () -> host.guests.run(TestHost.plain().allow(DATA).build()));
        assertEquals(ErrorCode.MOUNT_FAILED, refused.code());
    }

    @Test
    void refusesADeviceThatNobodyOffers() {
        TestHost host = idle();
        host.mounts.addDevice(device("null"));
        GuestSpec spec = TestHost.plain().allow(new Grant("dev", "nul")).build();

        GantryException refused = assertThrows(GantryException.class, () -> host.guests.run(spec));
        assertEquals(ErrorCode.MOUNT_FAILED, refused.code());
        assertEquals("there is no device 'nul'; devices: null", refused.getMessage());
    }

    @Test
    void offersTheDevicesThatWereGrantedAndNoOthers() {
        TestHost host = idle();
        host.mounts.addDevice(device("null"));
        host.mounts.addDevice(device("gantry"));

        host.guests.run(TestHost.plain().allow(new Grant("dev", "gantry")).build());

        assertEquals(Set.of("gantry"), opened.get(0).devices().keySet());
    }

    private static Device device(String name) {
        return new Device() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String purpose() {
                return "test";
            }

            @Override
            public OpenFile open(GuestResources guest) throws IOException {
                throw new IOException("never opened here");
            }
        };
    }

    @Test
    void recordsEachCallOfAHostInterface() {
        TestHost host = host(TestHost.runningImporter(guest -> guest.call(0, 0)));
        host.hostInterfaces.add(TestHost.thing(guest -> (in, out) -> out[0] = in[0]));

        host.guests.run(TestHost.importing().allow(TestHost.THING).build());

        assertEquals(
                List.of(
                        "begin importing.wasm",
                        "granted [test:thing] refused 0",
                        "go DONE",
                        "ended exit 0 {}"),
                audit.lines);
    }

    @Test
    void recordsARefusalToStart() {
        TestHost host = idle();
        host.policies.set(
                request ->
                        new Decision(
                                Set.of(), List.of(new Decision.Refusal(TestHost.THING, "never"))));

        assertThrows(GrantDeniedException.class, () -> host.guests.run(TestHost.plain().build()));
        assertEquals(
                List.of("begin plain.wasm", "granted [] refused 1", "ended denied GNT-3101 {}"),
                audit.lines);
    }

    @Test
    void tellsTheLastRefusalAndHowManyThereWere() {
        Access access = new Access(Grant.of("dir"), "path_open", "x", Access.Outcome.REFUSED, "no");
        TestHost host = host(TestHost.runningImporter(guest -> guest.call(0, 0)));
        host.hostInterfaces.add(
                TestHost.thing(
                        guest ->
                                (in, out) -> {
                                    guest.tells(access);
                                    guest.tells(access);
                                    guest.counts("fd_prestat_get", 1);
                                }));

        GuestResult result = host.guests.run(TestHost.importing().allow(TestHost.THING).build());

        assertEquals(2, result.refusals());
        assertEquals(Optional.of(access), result.lastRefusal());
        assertTrue(audit.lines.contains("ended exit 0 {fd_prestat_get=1}"));
    }

    @Test
    void tellsWhatGrantedTheFilesThatWereUsed() {
        Access access =
                new Access(new Grant("dir", "/data"), "path_open", "x", Access.Outcome.DONE, "");
        TestHost host = host(TestHost.runningImporter(guest -> guest.call(0, 0)));
        host.hostInterfaces.add(TestHost.thing(guest -> (in, out) -> guest.tells(access)));

        GuestResult result =
                host.guests.run(TestHost.importing().allow(TestHost.THING).allow(DATA).build());

        assertEquals(Set.of(DATA, TestHost.THING), result.grantsUsed());
    }

    @Test
    void aGuestThatAsksForFoldersAndUsesNoneMissesThem() {
        TestHost host = host(TestHost.runningImporter(guest -> guest.call(0, 0)));
        host.hostInterfaces.add(
                TestHost.thing(guest -> (in, out) -> guest.counts("fd_prestat_get", 1)));
        GuestSpec spec = TestHost.importing().allow(TestHost.THING).build();
        assertTrue(host.guests.run(spec).missedFolders());

        TestHost user = host(TestHost.runningImporter(guest -> guest.call(0, 0)));
        user.hostInterfaces.add(
                TestHost.thing(
                        guest ->
                                (in, out) -> {
                                    guest.counts("fd_prestat_get", 1);
                                    guest.counts("path_filestat_get", 1);
                                }));
        assertFalse(user.guests.run(spec).missedFolders());
    }

    @Test
    void aGuestThatAsksForNoFoldersMissesNone() {
        assertFalse(idle().guests.run(TestHost.plain().build()).missedFolders());
    }

    @Test
    void remembersGrantsForTheRealFile(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("guest.wasm"), TestHost.PLAIN);
        Path link = Files.createSymbolicLink(folder.resolve("link.wasm"), file);
        Files.writeString(folder.resolve("link.permissions.json"), "{}");
        List<PolicyRequest> asked = new ArrayList<>();
        TestHost host = idle();
        host.policies.set(
                request -> {
                    asked.add(request);
                    return new Decision(Set.of(), List.of());
                });

        host.guests.run(GuestSpec.of(link).build());

        assertEquals(
                Optional.of(new Subject(file.toRealPath().toString(), Digest.of(TestHost.PLAIN))),
                asked.get(0).subject());
        assertEquals(
                "{}",
                new String(asked.get(0).request().orElseThrow().content(), StandardCharsets.UTF_8));
    }

    @Test
    void bytesWithoutAFileHaveNoSubject() {
        List<PolicyRequest> asked = new ArrayList<>();
        TestHost host = idle();
        host.policies.set(
                request -> {
                    asked.add(request);
                    return new Decision(Set.of(), List.of());
                });

        host.guests.run(TestHost.plain().build());

        assertEquals(Optional.empty(), asked.get(0).subject());
    }

    @Test
    void hasThePolicyDecideAboutInterfacesThatNeedNoGrantToo() {
        List<PolicyRequest> asked = new ArrayList<>();
        TestHost host = host(TestHost.runningImporter(guest -> {}));
        host.hostInterfaces.add(TestHost.thing(guest -> (in, out) -> {}));
        host.policies.set(
                request -> {
                    asked.add(request);
                    return new Decision(Set.of(TestHost.THING), List.of());
                });

        host.guests.run(TestHost.importing().build());

        assertEquals(Set.of(new InterfaceName("test:thing")), asked.get(0).linked());
    }

    @Test
    void doesNotRecordACallTwice() {
        Access refused =
                new Access(TestHost.THING, "go", "x", Access.Outcome.REFUSED, "not this one");
        TestHost host = host(TestHost.runningImporter(guest -> guest.call(0, 0)));
        host.hostInterfaces.add(TestHost.thing(guest -> (in, out) -> guest.tells(refused)));

        host.guests.run(TestHost.importing().allow(TestHost.THING).build());

        assertTrue(audit.lines.contains("go REFUSED"), audit.lines::toString);
        assertFalse(audit.lines.contains("go DONE"), audit.lines::toString);
    }

    @Test
    void aGrantOfAKindHoldsForEachOfItUnlessThatIsDenied() {
        List<Boolean> answers = new ArrayList<>();
        TestHost host = host(TestHost.runningImporter(guest -> guest.call(0, 0)));
        host.hostInterfaces.add(
                TestHost.thing(
                        guest ->
                                (in, out) -> {
                                    answers.add(guest.uses(new Grant("test:thing", "a")));
                                    answers.add(guest.uses(new Grant("test:thing", "b")));
                                }));
        host.policies.set(
                request ->
                        new Decision(
                                Set.of(TestHost.THING),
                                List.of(),
                                Set.of(new Grant("test:thing", "b")),
                                Map.of(),
                                List.of()));

        host.guests.run(TestHost.importing().build());

        assertEquals(List.of(true, false), answers);
    }

    @Test
    void aGuestEndsAlsoWhereItsFilesCannotBeClosed() {
        TestHost host = idle();
        host.mounts.setFileSystems(
                request ->
                        new GuestFiles() {
                            @Override
                            public List<Preopen> preopens() {
                                return List.of();
                            }

                            @Override
                            public void close() {
                                throw new IllegalStateException("a disk that went away");
                            }
                        });

        GuestResult result = host.guests.run(TestHost.plain().allow(DATA).build());

        assertEquals(0, result.exitCode());
        assertEquals("ended exit 0 {}", audit.lines.get(audit.lines.size() - 1));
    }
}
