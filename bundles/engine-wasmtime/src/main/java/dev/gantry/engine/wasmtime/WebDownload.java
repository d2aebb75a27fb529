// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.GuestText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Downloads a file over https; plain http to this very machine only. Time, size and redirects are
 * bounded. Shows addresses without their query, which may be a secret.
 */
final class WebDownload implements LibrarySource {
    private static final int MOST_REDIRECTS = 5;
    private static final Duration CONNECTING = Duration.ofSeconds(15);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int OK = 200;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final URI address;
    private final Duration patience;

    /**
     * @param patience how long all of it may take
     */
    WebDownload(URI address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    static boolean isAddress(String source) {
        String lower = source.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }

    @Override
    public Path fetch(Path scratch, Consumer<String> progress)
            throws IOException, InterruptedException, LibraryRefusal {
        long end = System.nanoTime() + patience.toNanos();
        Path file = scratch.resolve("download");
        HttpClient client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECTING)
                        .build();
        try {
            URI at = address;
            for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
                checkAllowed(at);
                progress.accept("downloads " + shown(at));
                HttpResponse<Path> response = get(client, at, file, end);
                if (!REDIRECTS.contains(response.statusCode())) {
                    checkArrived(at, response.statusCode());
                    return file;
                }
                at = next(at, response);
            }
            throw refused("it is redirected more than " + MOST_REDIRECTS + " times");
        } finally {
            client.shutdownNow();
        }
    }

    private HttpResponse<Path> get(HttpClient client, URI at, Path file, long end)
            throws IOException, InterruptedException, LibraryRefusal {
        try (BoundedFile body = new BoundedFile(file, LibraryPackage.MOST_BYTES)) {
            HttpRequest request = HttpRequest.newBuilder(at).build();
            CompletableFuture<HttpResponse<Path>> answer = client.sendAsync(request, info -> body);
            return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw refused(
                    e.getCause() instanceof IOException failure
                            ? FailureReason.of(failure)
                            : GuestText.cleanMessage(String.valueOf(e.getCause())));
        } catch (TimeoutException e) {
            throw refused("it takes more than " + patience.toSeconds() + " s");
        }
    }

    private void checkAllowed(URI at) throws LibraryRefusal {
        boolean safe = "https".equalsIgnoreCase(at.getScheme()) && at.getHost() != null;
        boolean local = isHere(at) && isHere(address) && "http".equalsIgnoreCase(at.getScheme());
        if (!safe && !local) {
            String redirected = at.equals(address) ? "" : "it is redirected to " + shown(at) + "; ";
            throw refused(redirected + "only https is used");
        }
    }

    private static boolean isHere(URI at) {
        return at.getHost() != null && THIS_MACHINE.contains(at.getHost());
    }

    private URI next(URI at, HttpResponse<?> response) throws LibraryRefusal {
        String location = response.headers().firstValue("Location").orElse("");
        try {
            return at.resolve(location);
        } catch (IllegalArgumentException e) {
            throw refused("it is redirected to what is no address");
        }
    }

    private void checkArrived(URI at, int status) throws LibraryRefusal {
        if (status != OK) {
            throw refused(at.getHost() + " answered " + status);
        }
    }

    private LibraryRefusal refused(String reason) {
        return new LibraryRefusal(
                shown(address) + " cannot be downloaded: " + reason,
                "check the address, or download it another way and name the file with --from");
    }

    private static String shown(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return GuestText.clean(
                address.getScheme() + "://" + address.getHost() + port + address.getPath());
    }
}
