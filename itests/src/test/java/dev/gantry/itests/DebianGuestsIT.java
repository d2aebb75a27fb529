// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gantry.engine.Tier;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSpec;
import dev.gantry.launcher.Gantry;
import dev.gantry.policy.Grant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Suites that their authors wrote for other systems, as guests: what they expect is what they get. */
public class DebianGuestsIT {
    private final Path home = Distribution.workFolder();
    private Path guests;
    private Gantry gantry;

    @Before
    public void start() throws Exception {
        guests = DebianGuests.orSkip();
        prepare(home);
        gantry = Gantry.start(Gantry.Options.DEFAULT.distribution(Distribution.HOME).home(home));
    }

    /** Puts into the user's folders what the engine needs. */
    protected void prepare(Path home) throws Exception {}

    protected String engine() {
        return "chicory";
    }

    @After
    public void stop() {
        if (gantry != null) {
            gantry.close();
        }
    }

    private GuestSpec.Builder spec(Path wasm) {
        return GuestSpec.of(wasm)
                .profile(GuestSpec.PROFILE_COMMAND)
                .engine(engine())
                .tier(Tier.COMPILED);
    }

    /** Each program writes what it finds into a file, and compares that with what its authors ship. */
    @Test
    public void libsodiumFindsItsOwnResultsRight() throws IOException {
        List<Path> programs;
        try (Stream<Path> files = Files.list(guests.resolve("libsodium"))) {
            programs = files.filter(file -> file.toString().endsWith(".wasm")).sorted().toList();
        }
        assertEquals(77, programs.size());
        List<String> wrong = new ArrayList<>();
        for (Path program : programs) {
            Path results = Distribution.workFolder();
            GuestResult result =
                    gantry.guests()
                            .run(
                                    spec(program)
                                            .allow(folder(results, ".", "rw"))
                                            .allow(folder(guests.resolve("libsodium"), "/t", "ro"))
                                            .build());
            if (result.failure().isPresent() || result.exitCode() != 0) {
                wrong.add(program.getFileName() + ": " + result.failure() + result.exitCode());
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static Grant folder(Path host, String guest, String mode) {
        return new Grant("dir", host + "::" + guest + ":" + mode);
    }

    @Test
    public void cmarkRendersTheExamplesOfItsSpecification() throws IOException {
        Path cmark = guests.resolve("cmark.wasm");
        int examples = 0;
        for (Map<String, String> example : examples()) {
            byte[] markdown = example.getOrDefault("markdown", "").getBytes(StandardCharsets.UTF_8);
            GuestResult result =
                    gantry.guests()
                            .run(
                                    spec(cmark)
                                            .stdin(new ByteArrayInputStream(markdown))
                                            .arguments(List.of("--unsafe"))
                                            .build());
            assertEquals(
                    "example " + examples,
                    example.get("html"),
                    new String(result.stdout(), StandardCharsets.UTF_8));
            examples++;
        }
        assertEquals(652, examples);
    }

    /** The texts of each example, by name. */
    private List<Map<String, String>> examples() throws IOException {
        List<Map<String, String>> all = new ArrayList<>();
        try (JsonParser json =
                new JsonFactory().createParser(guests.resolve("commonmark.json").toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    all.add(new HashMap<>());
                } else if (token == JsonToken.VALUE_STRING) {
                    all.get(all.size() - 1).put(json.currentName(), json.getText());
                }
            }
        }
        return all;
    }

    @Test
    public void zstdRestoresWhatItCompressed() throws IOException {
        Path folder = Distribution.workFolder();
        byte[] content =
                "a line that comes again and again\n"
                        .repeat(50_000)
                        .getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("in"), content);
        Path zstd = guests.resolve("zstd.wasm");

        zstd(zstd, folder, "-q", "/d/in", "-o", "/d/packed");
        zstd(zstd, folder, "-q", "-d", "/d/packed", "-o", "/d/out");

        assertTrue(Files.size(folder.resolve("packed")) < content.length / 100);
        assertArrayEquals(content, Files.readAllBytes(folder.resolve("out")));
    }

    private void zstd(Path program, Path folder, String... words) {
        GuestResult result =
                gantry.guests()
                        .run(
                                spec(program)
                                        .allow(folder(folder, "/d", "rw"))
                                        .arguments(List.of(words))
                                        .build())
                        .orThrow();
        assertEquals(new String(result.stderr(), StandardCharsets.UTF_8), 0, result.exitCode());
    }
}
