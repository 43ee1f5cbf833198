package dev.negbench.datasets.acquire;

import dev.negbench.datasets.catalogue.Download;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Brings one file over HTTP: goes on where an earlier attempt stopped if the server confirms that the file is the same,
 * hashes while it writes, tries again after failures that may pass, and never gives back anything but the whole file
 * with the right checksum.
 */
final class HttpTransfer {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_ATTEMPTS = 200;

    private final HttpClient client;
    private final TransferSettings settings;
    private final AcquisitionProgress progress;

    HttpTransfer(TransferSettings settings, AcquisitionProgress progress) {
        this.settings = settings;
        this.progress = progress;
        // Redirects are followed by hand, so that none leads where the rules forbid.
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    /**
     * Brings a file.
     *
     * @param download where from, how large at most, and what it must hash to
     * @param whole where it goes; it appears there when it is complete and verified
     * @return what it hashes to
     * @throws AcquisitionException if it cannot be had; bytes that another attempt may go on with stay beside it
     */
    FileDigests bring(Download download, Path whole) {
        if (!Addresses.allowed(download.url())) {
            throw new AcquisitionException(download.url() + " is not asked", "only https is trusted");
        }
        PartFile part = new PartFile(whole);
        progress.started("downloading " + download.fileName(), 0, download.bytes());
        try {
            return bring(download, part, whole);
        } catch (DiskFailure e) {
            throw e.report();
        } catch (IOException e) {
            throw new AcquisitionException(
                    part.path() + " cannot be written: " + e, "check the disk and that the directory is writable", e);
        } finally {
            progress.ended();
        }
    }

    private FileDigests bring(Download download, PartFile part, Path whole) throws IOException {
        int failures = 0;
        boolean startedOver = false;
        for (int attempt = 1; ; attempt++) {
            long before = part.size();
            try {
                Received received = receive(download, part);
                if (received.digests().match(download.checksum())) {
                    part.complete(whole);
                    return received.digests();
                }
                part.discard();
                if (!received.resumed() || startedOver) {
                    throw wrongBytes(download, received.digests());
                }
                startedOver = true;
                progress.notice("the parts of " + download.fileName() + " do not fit together; starting over");
            } catch (TransferFailure failure) {
                failures = part.size() > before ? 1 : failures + 1;
                if (failures >= settings.attempts() || attempt >= MOST_ATTEMPTS) {
                    throw givenUp(download, part, failure);
                }
                pause(download, failures, failure.cause);
            }
        }
    }

    private Received receive(Download download, PartFile part) throws IOException, TransferFailure {
        Optional<String> validator = part.validator();
        long from = validator.isPresent() ? part.size() : 0;
        ServerAnswer answer = ask(download.url(), from, validator);
        try (InputStream body = answer.response().body()) {
            refuseFailures(answer, part);
            boolean resumed = from > 0 && answer.continuesAt(from);
            if (!resumed) {
                if (answer.status() != 200) {
                    part.discard();
                    throw new TransferFailure(new RetryableException(
                            answer.url() + " answered with another part than the one asked for", Duration.ZERO));
                }
                part.begin(answer.validator());
                from = 0;
            }
            long total = answer.totalBytes().orElse(-1);
            if (total > download.byteLimit()) {
                part.discard();
                throw tooLarge(download, total);
            }
            DiskSpace.require(part.path().getParent(), Math.max(total, download.bytes()) - from);
            RunningDigests digests = resumed ? digests(part) : new RunningDigests();
            progress.started("downloading " + download.fileName(), from, total < 0 ? download.bytes() : total);
            copy(download, body, part, digests, total);
            AtomicFiles.force(part.path());
            return new Received(digests.finish(), resumed);
        }
    }

    private ServerAnswer ask(URI address, long from, Optional<String> validator) throws TransferFailure {
        URI url = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(url)
                    .timeout(settings.connectTimeout())
                    .header("User-Agent", "negbench")
                    .header("Accept-Encoding", "identity");
            if (from > 0) {
                request.header("Range", "bytes=" + from + "-").header("If-Range", validator.orElseThrow());
            }
            ServerAnswer answer;
            try {
                answer = new ServerAnswer(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
            } catch (IOException e) {
                throw new TransferFailure(e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            Optional<String> location = answer.header("Location");
            boolean redirected = switch (answer.status()) {
                case 301, 302, 303, 307, 308 -> true;
                default -> false;
            };
            if (!redirected || location.isEmpty()) {
                return answer;
            }
            closeQuietly(answer);
            url = Addresses.redirect(url, location.get());
        }
        throw new AcquisitionException(
                address + " redirects more than " + MOST_REDIRECTS + " times",
                "fetch the file by other means and give it with --from");
    }

    private static void refuseFailures(ServerAnswer answer, PartFile part) throws IOException, TransferFailure {
        int status = answer.status();
        if (status == 200 || status == 206) {
            return;
        }
        String problem = answer.url() + " answered with status " + status;
        if (status == 416) {
            part.discard();
            throw new TransferFailure(new RetryableException(problem, Duration.ZERO));
        }
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            throw new TransferFailure(new RetryableException(problem, answer.retryAfter(Instant.now())));
        }
        throw new AcquisitionException(
                problem + (status == 404 || status == 410 ? ": the file is not there any more" : ""),
                "fetch the file by other means and give it with --from");
    }

    private void copy(Download download, InputStream body, PartFile part, RunningDigests digests, long total)
            throws IOException, TransferFailure {
        long limit = total < 0 ? download.byteLimit() : total;
        try (OutputStream out = Files.newOutputStream(part.path(), StandardOpenOption.APPEND);
                StallGuard guard = StallGuard.over(body, settings.stallTimeout())) {
            byte[] block = new byte[BLOCK_BYTES];
            for (int read = read(body, block, guard); read >= 0; read = read(body, block, guard)) {
                guard.alive();
                if (digests.bytes() + read > limit) {
                    out.close();
                    part.discard();
                    throw tooLarge(download, digests.bytes() + read);
                }
                out.write(block, 0, read);
                digests.update(block, read);
                progress.advanced(digests.bytes());
            }
        }
        if (digests.bytes() < total) {
            throw new TransferFailure(new RetryableException(
                    "the connection was cut at byte " + digests.bytes() + " of " + total, Duration.ZERO));
        }
    }

    private int read(InputStream body, byte[] block, StallGuard guard) throws TransferFailure {
        try {
            int read = body.read(block);
            if (read >= 0 || !guard.stalled()) {
                return read;
            }
        } catch (IOException e) {
            if (!guard.stalled()) {
                throw new TransferFailure(e);
            }
        }
        throw new TransferFailure(new RetryableException(
                "nothing came for " + settings.stallTimeout().toMillis() / 1000.0 + " s", Duration.ZERO));
    }

    private static RunningDigests digests(PartFile part) throws IOException {
        RunningDigests digests = new RunningDigests();
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = Files.newInputStream(part.path())) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digests.update(block, read);
            }
        }
        return digests;
    }

    private void pause(Download download, int failures, IOException cause) {
        Duration pause = settings.pause(failures);
        if (cause instanceof RetryableException retryable && retryable.askedPause().compareTo(pause) > 0) {
            pause = retryable.askedPause().compareTo(settings.longestPause()) > 0
                    ? settings.longestPause()
                    : retryable.askedPause();
        }
        progress.notice(String.format(
                Locale.ROOT, "%s: %s; trying again in %.1f s", download.fileName(), describe(cause),
                pause.toMillis() / 1000.0));
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static AcquisitionException givenUp(Download download, PartFile part, TransferFailure failure)
            throws IOException {
        long kept = part.size();
        return new AcquisitionException(
                download.url() + " could not be downloaded: " + describe(failure.cause),
                (kept > 0 ? kept + " bytes are kept, " : "check the connection and ")
                        + "run the same command again to go on; or fetch the file by other means and give it with"
                        + " --from",
                failure.cause);
    }

    private static AcquisitionException wrongBytes(Download download, FileDigests got) {
        return new AcquisitionException(
                download.url() + " has the checksum " + got.like(download.checksum()) + " instead of "
                        + download.checksum() + " (" + got.bytes() + " bytes)",
                "the publisher replaced the file or something on the way changed it; nothing was kept");
    }

    private static AcquisitionException tooLarge(Download download, long bytes) {
        return new AcquisitionException(
                download.url() + " has at least " + bytes + " bytes, more than the " + download.byteLimit()
                        + " that are accepted",
                "the publisher replaced the file; nothing was kept");
    }

    private static AcquisitionException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AcquisitionException("the download was interrupted", "run the same command again to go on", e);
    }

    private static String describe(IOException e) {
        if (e instanceof ConnectException) {
            boolean nameless = e.getCause() instanceof ConnectException inner
                    && inner.getCause() instanceof UnresolvedAddressException;
            return nameless || e.getCause() instanceof UnresolvedAddressException
                    ? "the name of the host is not known here"
                    : "the host does not take the connection";
        }
        return e.getMessage() == null || e.getMessage().isBlank() ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static void closeQuietly(ServerAnswer answer) {
        try {
            answer.response().body().close();
        } catch (IOException unread) {
            // The body of a redirect is of no use.
        }
    }

    private record Received(FileDigests digests, boolean resumed) {}

    /** The network's failures, told apart from the disk's. */
    private static final class TransferFailure extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient IOException cause;

        TransferFailure(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
