// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebDownloadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private Path scratch;

    @BeforeEach
    void begin(@TempDir Path temporary) throws IOException {
        scratch = temporary;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/library", exchange -> answer(exchange, LibraryFiles.CONTENT));
        server.createContext("/moved", exchange -> redirect(exchange, "/library"));
        server.createContext("/circle", exchange -> redirect(exchange, "/circle"));
        server.createContext(
                "/away", exchange -> redirect(exchange, "http://example.org/lib?secret=1"));
        server.createContext("/file", exchange -> redirect(exchange, "file:///etc/passwd"));
        server.createContext("/endless", WebDownloadTest::answerWithoutEnd);
        server.createContext("/silent", exchange -> await());
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/library", "/moved"})
    void savesWhatTheServerSends(String path) throws Exception {
        assertEquals(LibraryFiles.TEXT, Files.readString(fetch(here(path), PATIENCE)));
    }

    @Test
    void takesPlainHttpFromThisMachineOnly() {
        assertRefuses("http://example.org/lib", PATIENCE, "only https is used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/away", "/file"})
    void isNotLedAwayFromHttps(String path) {
        String reason = assertRefuses(here(path), PATIENCE, "only https is used");
        assertFalse(reason.contains("secret"), reason);
    }

    @Test
    void followsNoCircle() {
        assertRefuses(here("/circle"), PATIENCE, "more than 5 times");
    }

    @Test
    void savesNoErrorPage() {
        assertRefuses(here("/nothing"), PATIENCE, "answered 404");
    }

    @Test
    void savesNoMoreThanALibraryCanHave() throws IOException {
        assertRefuses(here("/endless"), PATIENCE, "it is larger than 64 MiB");
        assertTrue(Files.size(scratch.resolve("download")) <= LibraryPackage.MOST_BYTES);
    }

    @Test
    void doesNotWaitForEver() {
        assertRefuses(here("/silent"), Duration.ofSeconds(1), "it takes more than 1 s");
    }

    @Test
    void saysThatNobodyAnswers() {
        String nobody = here("/library");
        server.stop(0);
        assertRefuses(nobody, PATIENCE, "cannot be downloaded");
    }

    @Test
    void endsWhenItIsInterrupted() throws InterruptedException {
        List<Throwable> thrown = new ArrayList<>();
        Thread caller =
                new Thread(
                        () -> {
                            try {
                                fetch(here("/silent"), PATIENCE);
                            } catch (Exception e) {
                                thrown.add(e);
                            }
                        });
        caller.start();
        asked.await();
        caller.interrupt();
        caller.join();
        assertEquals(InterruptedException.class, thrown.get(0).getClass());
    }

    private String here(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private Path fetch(String address, Duration patience) throws Exception {
        return new WebDownload(URI.create(address), patience).fetch(scratch, text -> {});
    }

    private String assertRefuses(String address, Duration patience, String reason) {
        LibraryRefusal refusal = assertThrows(LibraryRefusal.class, () -> fetch(address, patience));
        assertTrue(refusal.reason().contains(reason), refusal.reason());
        return refusal.reason();
    }

    private void await() {
        asked.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void answerWithoutEnd(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] zeros = new byte[1 << 20];
        try (OutputStream out = exchange.getResponseBody()) {
            while (!Thread.currentThread().isInterrupted()) {
                out.write(zeros);
            }
        }
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }
}
