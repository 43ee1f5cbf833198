package dev.negbench.datasets.acquire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.catalogue.Download;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpTransferTest {
    private static final byte[] CONTENT = Samples.bytes(300_000);
    private static final String TAG = "\"v1\"";

    @TempDir
    private Path directory;

    private final FaultyServer server = new FaultyServer();
    private final List<String> notices = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aGoodAnswerIsTakenAtOnce() {
        bring(FaultyServer.good(CONTENT, TAG));
        assertEquals(List.of("/data.bin"), server.requests());
        assertEquals(List.of(), notices);
    }

    @Test
    void aCutConnectionIsGoneOnWith() {
        bring(FaultyServer.cut(CONTENT, 100_000, "ETag", TAG), FaultyServer.good(CONTENT, TAG));
        assertEquals(2, server.requests().size());
        assertTrue(server.requests().get(1).matches("/data.bin bytes=[1-9]\\d*- \"v1\""), server.requests().get(1));
        assertEquals(1, notices.size());
    }

    @Test
    void withoutAnEntityTagTheDateNamesTheVersion() {
        String date = "Wed, 21 Oct 2015 07:28:00 GMT";
        bring(
                FaultyServer.cut(CONTENT, 100_000, "Last-Modified", date, "ETag", "W/\"weak\""),
                FaultyServer.whole(CONTENT));
        assertTrue(server.requests().get(1).endsWith("- " + date), server.requests().get(1));
    }

    @Test
    void aPartThatStartsElsewhereIsNotAppended() {
        bring(
                FaultyServer.cut(CONTENT, 100_000, "ETag", TAG),
                FaultyServer.part(CONTENT, 0, 0),
                FaultyServer.good(CONTENT, TAG));
        assertEquals("/data.bin", server.requests().get(2));
    }

    @Test
    void aServerThatIgnoresRangesIsTakenFromTheStart() {
        bring(FaultyServer.cut(CONTENT, 100_000, "ETag", TAG), FaultyServer.whole(CONTENT, "ETag", TAG));
    }

    @Test
    void aVersionThatNobodyNamesIsTakenFromTheStart() {
        bring(FaultyServer.cut(CONTENT, 100_000), FaultyServer.whole(CONTENT));
        assertEquals(List.of("/data.bin", "/data.bin"), server.requests());
    }

    @Test
    void aChangedFileIsTakenFromTheStart() {
        byte[] older = Samples.bytes(200_000);
        bring(FaultyServer.cut(older, 100_000, "ETag", "\"v0\""), FaultyServer.good(CONTENT, TAG));
        assertTrue(server.requests().get(1).endsWith("\"v0\""), server.requests().get(1));
    }

    @Test
    void partsThatDoNotFitAreThrownAwayOnce() {
        byte[] other = Samples.bytes(300_001);
        bring(
                FaultyServer.cut(Arrays.copyOf(other, CONTENT.length), 100_000, "ETag", TAG),
                FaultyServer.good(CONTENT, TAG));
        assertEquals("/data.bin", server.requests().get(2));
        assertTrue(notices.get(1).contains("starting over"), notices.toString());
    }

    @Test
    void aRangeThatCannotBeSatisfiedIsTakenFromTheStart() {
        bring(
                FaultyServer.cut(CONTENT, 100_000, "ETag", TAG),
                FaultyServer.status(416),
                FaultyServer.good(CONTENT, TAG));
        assertEquals("/data.bin", server.requests().get(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void failuresThatMayPassAreTriedAgain(int status) {
        bring(FaultyServer.status(status, "Retry-After", "0"), FaultyServer.good(CONTENT, TAG));
        assertTrue(notices.get(0).contains("status " + status), notices.toString());
    }

    @Test
    void aServerMayAskForAPauseButNotForALongOne() {
        long start = System.nanoTime();
        bring(FaultyServer.status(503, "Retry-After", "3600"), FaultyServer.good(CONTENT, TAG));
        assertTrue(System.nanoTime() - start < 10_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 404, 410})
    void otherFailuresAreFinal(int status) {
        String message = refused(FaultyServer.status(status));
        assertTrue(message.contains("status " + status) && message.contains("--from"), message);
        assertEquals(1, server.requests().size());
        assertEquals(Map.of(), Samples.tree(directory));
    }

    @Test
    void aServerThatKeepsFailingIsGivenUp() {
        String message = refused(FaultyServer.status(500));
        assertTrue(message.contains("could not be downloaded") && message.contains("status 500"), message);
        assertEquals(Samples.IMPATIENT.attempts(), server.requests().size());
    }

    @Test
    void whatCameIsKeptForTheNextCommand() {
        String message = refused(FaultyServer.cut(CONTENT, 100_000, "ETag", TAG), FaultyServer.status(500));
        assertTrue(message.matches("(?s).*[1-9]\\d* bytes are kept, run the same command again.*"), message);
        bring(FaultyServer.good(CONTENT, TAG));
        String last = server.requests().get(server.requests().size() - 1);
        assertTrue(last.matches("/data.bin bytes=[1-9]\\d*- \"v1\""), last);
    }

    @Test
    void aStateThatIsTornCountsAsNone() throws IOException {
        refused(FaultyServer.cut(CONTENT, 100_000, "ETag", TAG), FaultyServer.status(500));
        Files.writeString(directory.resolve("data.bin.part.json"), "{\"valid");
        bring(FaultyServer.good(CONTENT, TAG));
    }

    @Test
    void otherBytesAreRefusedAndNothingIsKept() {
        byte[] other = Samples.bytes(299_999);
        String message = refused(FaultyServer.whole(other));
        assertTrue(message.contains("md5:" + Samples.digests(other).md5() + " instead of "), message);
        assertEquals(Map.of(), Samples.tree(directory));
        assertEquals(1, server.requests().size());
    }

    @Test
    void anEarlyEndInGoodOrderIsSeenByTheChecksum() {
        assertTrue(refused(FaultyServer.unannounced(CONTENT, 200_000)).contains("checksum"));
        assertEquals(Map.of(), Samples.tree(directory));
    }

    @Test
    void aLengthIsNotNeeded() {
        bring(FaultyServer.unannounced(CONTENT, CONTENT.length));
    }

    @Test
    void moreThanTheCatalogueSaysIsRefusedAnnouncedOrNot() {
        byte[] huge = Samples.bytes(500_000);
        for (FaultyServer.Answer answer :
                List.of(FaultyServer.whole(huge), FaultyServer.unannounced(huge, huge.length))) {
            String message = refused(answer);
            assertTrue(message.contains("more than the " + (330_000 + (1 << 16))), message);
            assertEquals(Map.of(), Samples.tree(directory));
        }
    }

    @Test
    void aServerThatSendsNothingMoreIsLeftAndAskedAgain() {
        bring(FaultyServer.stalling(CONTENT, 100_000, 20_000, "ETag", TAG), FaultyServer.good(CONTENT, TAG));
        assertTrue(notices.get(0).contains("nothing came for 0.3 s"), notices.toString());
        assertTrue(server.requests().get(1).contains("bytes="), server.requests().get(1));
    }

    @Test
    void slownessIsNotAFailure() {
        bring(FaultyServer.slow(CONTENT, 50_000, 100));
        assertEquals(List.of(), notices);
    }

    @Test
    void aPortThatNobodyListensOnIsGivenUp() {
        URI url = server.at("/data.bin", FaultyServer.good(CONTENT, TAG));
        server.close();
        AcquisitionException failure = assertThrows(
                AcquisitionException.class,
                () -> transfer().bring(Samples.file(url, CONTENT), directory.resolve("data.bin")));
        assertTrue(failure.remedy().contains("check the connection"), failure.getMessage());
        assertTrue(failure.getMessage().contains("does not take the connection"), failure.getMessage());
    }

    @Test
    void redirectsOnThisMachineAreFollowed() throws IOException {
        server.at("/elsewhere", FaultyServer.good(CONTENT, TAG));
        bring(FaultyServer.status(302, "Location", "/elsewhere"));
        assertEquals(List.of("/data.bin", "/elsewhere"), server.requests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.org/data.bin", "ftp://127.0.0.1/data.bin", "file:///etc/passwd", "http://["})
    void redirectsToWhereNothingIsTrustedAreNot(String location) {
        String message = refused(FaultyServer.status(302, "Location", location));
        assertTrue(message.contains("redirects to '" + location + "'"), message);
    }

    @Test
    void redirectsInACircleAreLeft() {
        assertTrue(refused(FaultyServer.status(302, "Location", "/data.bin")).contains("more than 5 times"));
    }

    @Test
    void onlyHttpsIsAskedElsewhere() {
        for (String url : List.of("http://example.org/a", "ftp://example.org/a", "file:///a")) {
            Download download = Samples.file(URI.create(url), CONTENT);
            assertThrows(AcquisitionException.class, () -> transfer().bring(download, directory.resolve("a")));
        }
    }

    private void bring(FaultyServer.Answer... answers) {
        Path whole = directory.resolve("data.bin");
        URI url = server.at("/data.bin", answers);
        FileDigests digests = transfer().bring(Samples.file(url, CONTENT), whole);
        assertEquals(Samples.digests(CONTENT), digests);
        assertEquals(Map.of("data.bin", digests.sha256()), Samples.tree(directory));
        try {
            assertArrayEquals(CONTENT, Files.readAllBytes(whole));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String refused(FaultyServer.Answer... answers) {
        URI url = server.at("/data.bin", answers);
        return assertThrows(
                        AcquisitionException.class,
                        () -> transfer().bring(Samples.file(url, CONTENT), directory.resolve("data.bin")))
                .getMessage();
    }

    private HttpTransfer transfer() {
        return new HttpTransfer(Samples.IMPATIENT, new AcquisitionProgress() {
            @Override
            public void notice(String line) {
                notices.add(line);
            }
        });
    }
}
