// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlacesTest {
    private static final Path DISTRIBUTION = Path.of("/opt/gantry");

    private static Places places(Map<String, String> environment) {
        return Places.of(DISTRIBUTION, environment);
    }

    @Test
    void followTheXdgRules() {
        Places places =
                places(
                        Map.of(
                                "XDG_CONFIG_HOME", "/c",
                                "XDG_DATA_HOME", "/d",
                                "XDG_CACHE_HOME", "/k",
                                "XDG_STATE_HOME", "/s"));
        assertEquals(
                new Places(
                        DISTRIBUTION,
                        Path.of("/c/gantry"),
                        Path.of("/d/gantry"),
                        Path.of("/k/gantry"),
                        Path.of("/s/gantry")),
                places);
    }

    @Test
    void lieInTheHomeFolderOtherwise() {
        Path home = Path.of(System.getProperty("user.home"));
        assertEquals(home.resolve(".config/gantry"), places(Map.of()).config());
        assertEquals(home.resolve(".local/state/gantry"), places(Map.of()).state());
    }

    @Test
    void ignoreARelativeXdgFolder() {
        Path home = Path.of(System.getProperty("user.home"));
        Places places = places(Map.of("XDG_CACHE_HOME", "relative"));
        assertEquals(home.resolve(".cache/gantry"), places.cache());
    }

    @Test
    void lieAllUnderOneFolderWhereThatIsNamed() {
        Places places = places(Map.of("GANTRY_HOME", "/h", "XDG_DATA_HOME", "/d"));
        assertEquals(Places.under(DISTRIBUTION, Path.of("/h")), places);
        assertEquals(Path.of("/h/data"), places.data());
    }

    @Test
    void haveTwoDeployFoldersTheUsersLast() {
        Places places = places(Map.of("GANTRY_HOME", "/h"));
        assertEquals(
                List.of(Path.of("/opt/gantry/deploy"), Path.of("/h/data/deploy")), places.deploy());
    }
}
