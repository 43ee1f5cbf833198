package dev.negbench.datasets.acquire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.beir.BeirLoader;
import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.Checksum;
import dev.negbench.datasets.catalogue.Download;
import dev.negbench.datasets.catalogue.Packing;
import dev.negbench.datasets.catalogue.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class DatasetFetcherTest {
    private static final byte[] ZIP = Samples.zip("tiny", Samples.collection());
    private static final Checksum UNKNOWN = Checksum.parse("unknown");

    @TempDir
    private Path directory;

    private final FaultyServer server = new FaultyServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFetchedCollectionIsThereWholeRecordedAndLoads() {
        CatalogueEntry tiny = tiny(FaultyServer.good(ZIP, "\"1\""));
        assertEquals(
                List.of(new Acquired("tiny", cache().directory("tiny"), false)), fetcher().fetch(List.of(tiny)));
        assertEquals(3, new BeirLoader().load(cache().directory("tiny")).corpus().size());
        assertEquals(
                List.of(".records/tiny.json", "tiny/corpus.jsonl", "tiny/qrels/test.tsv", "tiny/queries.jsonl"),
                List.copyOf(Samples.tree(cache().root()).keySet()),
                "nothing else is left");
        AcquisitionRecord record = AcquisitionRecord.read(cache().record("tiny")).orElseThrow();
        assertEquals(Samples.digests(ZIP).sha256(), record.sources().get(0).sha256());
        assertEquals(Samples.md5(ZIP).toString(), record.sources().get(0).verifiedBy());
        assertEquals(3, record.files().size());
    }

    @Test
    void whatIsThereAndSoundIsLeftAlone() {
        CatalogueEntry tiny = tiny(FaultyServer.good(ZIP, "\"1\""));
        fetcher().fetch(List.of(tiny));
        assertTrue(fetcher().fetch(List.of(tiny)).get(0).alreadyThere());
        assertEquals(1, server.requests().size());
    }

    @Test
    void whatIsThereAndDamagedIsReplaced() throws IOException {
        CatalogueEntry tiny = tiny(FaultyServer.good(ZIP, "\"1\""));
        fetcher().fetch(List.of(tiny));
        Map<String, String> whole = Samples.tree(cache().directory("tiny"));
        Files.writeString(cache().directory("tiny").resolve("corpus.jsonl"), "{}");
        Files.delete(cache().directory("tiny").resolve("queries.jsonl"));
        Verification damage = verify(tiny);
        assertFalse(damage.sound());
        assertEquals(
                List.of(Verification.State.DIFFERENT, Verification.State.SOUND, Verification.State.MISSING),
                damage.files().stream().map(Verification.FileCheck::state).toList());
        assertFalse(fetcher().fetch(List.of(tiny)).get(0).alreadyThere());
        assertEquals(whole, Samples.tree(cache().directory("tiny")));
        assertTrue(verify(tiny).sound());
    }

    static Stream<FaultyServer.Answer> broken() {
        byte[] other = Samples.zip("other", Samples.collection());
        return Stream.of(
                FaultyServer.status(404),
                FaultyServer.status(500),
                FaultyServer.whole(Samples.bytes(ZIP.length)),
                FaultyServer.whole(other),
                FaultyServer.cut(ZIP, ZIP.length / 2),
                FaultyServer.unannounced(ZIP, ZIP.length / 2),
                FaultyServer.whole(Samples.bytes(ZIP.length + 200_000)),
                FaultyServer.status(302, "Location", "http://example.org/tiny.zip"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenDownloadLeavesTheCollectionsAsTheyWere(FaultyServer.Answer answer) throws IOException {
        fetcher().fetch(List.of(tiny(FaultyServer.good(ZIP, "\"1\""))));
        Files.writeString(cache().directory("tiny").resolve("corpus.jsonl"), "{}");
        Map<String, String> before = collections();
        assertThrows(AcquisitionException.class, () -> fetcher().fetch(List.of(tiny(answer))));
        assertEquals(before, collections());
    }

    @ParameterizedTest
    @MethodSource("broken")
    void anUnknownChecksumDoesNotLetDamageThrough(FaultyServer.Answer answer) {
        URI url = server.at("/tiny.zip", answer);
        CatalogueEntry tiny = Samples.entry("tiny", List.of(), List.of(Samples.zipped(url, ZIP, "tiny", UNKNOWN)));
        assertThrows(AcquisitionException.class, () -> fetcher().fetch(List.of(tiny)));
        assertEquals(Map.of(), collections());
    }

    @Test
    void anUnknownChecksumIsRequiredFromTheFirstDownloadOn() throws IOException {
        byte[] changed = Samples.zip("tiny", Map.of(
                "corpus.jsonl", Samples.collection().get("corpus.jsonl").replace("first", "other"),
                "queries.jsonl", Samples.collection().get("queries.jsonl"),
                "qrels/test.tsv", Samples.collection().get("qrels/test.tsv")));
        URI url = server.at("/tiny.zip", FaultyServer.whole(ZIP), FaultyServer.whole(changed));
        CatalogueEntry tiny = Samples.entry("tiny", List.of(), List.of(Samples.zipped(url, ZIP, "tiny", UNKNOWN)));
        fetcher().fetch(List.of(tiny));
        Files.delete(cache().directory("tiny").resolve("corpus.jsonl"));
        AcquisitionException refused =
                assertThrows(AcquisitionException.class, () -> fetcher().fetch(List.of(tiny)));
        assertTrue(refused.getMessage().contains("when it was first downloaded"), refused.getMessage());
        assertTrue(refused.remedy().contains("delete " + cache().record("tiny")), refused.remedy());
        Files.delete(cache().record("tiny"));
        fetcher().fetch(List.of(tiny));
        assertTrue(verify(tiny).sound());
    }

    @Test
    void aCollectionMayComeInSeveralDownloads() throws IOException {
        byte[] tar = Samples.tarGz(archive -> {
            Samples.add(archive, "collection.tsv", "0\ta passage\n");
            Samples.add(archive, "queries.dev.small.tsv", "1\ta query\n");
        });
        byte[] qrels = "1 0 0 1\n".getBytes(StandardCharsets.US_ASCII);
        Download archive = new Download(
                server.at("/collection.tar.gz", FaultyServer.good(tar, "\"1\"")), tar.length, Samples.md5(tar),
                Packing.TAR_GZ,
                Map.of("collection.tsv", "collection.tsv", "queries.dev.tsv", "queries.dev.small.tsv"));
        Download judgements = new Download(
                server.at("/qrels.txt", FaultyServer.good(qrels, "\"2\"")), qrels.length, Samples.md5(qrels),
                Packing.NONE, Map.of("qrels.dev.tsv", "qrels.txt"));
        fetcher().fetch(List.of(Samples.entry("passages", List.of(), List.of(archive, judgements))));
        assertEquals("1\ta query\n", Files.readString(cache().directory("passages").resolve("queries.dev.tsv")));
        assertEquals("1 0 0 1\n", Files.readString(cache().directory("passages").resolve("qrels.dev.tsv")));
    }

    @Test
    void aDownloadThatSeveralCollectionsShareIsMadeOnce() {
        URI url = server.at("/tiny.zip", FaultyServer.good(ZIP, "\"1\""));
        Download shared = Samples.zipped(url, ZIP, "tiny", Samples.md5(ZIP));
        fetcher().fetch(List.of(
                Samples.entry("one", List.of(), List.of(shared)), Samples.entry("two", List.of(), List.of(shared))));
        assertEquals(1, server.requests().size());
        assertEquals(Samples.tree(cache().directory("one")), Samples.tree(cache().directory("two")));
    }

    @Test
    void threadsThatFetchTheSameWaitForTheFirst() {
        CatalogueEntry tiny = tiny(FaultyServer.slow(ZIP, ZIP.length / 5, 50));
        List<CompletableFuture<Acquired>> fetches = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            fetches.add(CompletableFuture.supplyAsync(() -> fetcher().fetch(List.of(tiny)).get(0)));
        }
        List<Acquired> acquired = fetches.stream().map(CompletableFuture::join).toList();
        assertEquals(3, acquired.stream().filter(Acquired::alreadyThere).count());
        assertEquals(1, server.requests().size());
    }

    @Test
    void processesThatFetchTheSameWaitForTheFirst() throws Exception {
        URI url = server.at("/tiny.zip", FaultyServer.slow(ZIP, ZIP.length / 5, 200));
        List<Process> processes = List.of(process(url), process(url));
        List<String> outputs = new ArrayList<>();
        for (Process process : processes) {
            outputs.add(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
            assertEquals(0, process.waitFor(), outputs.toString());
        }
        assertEquals(List.of("alreadyThere=false", "alreadyThere=true"), outputs.stream().sorted().toList());
        assertEquals(1, server.requests().size());
    }

    @Test
    void aKilledProcessLeavesAPartThatTheNextGoesOnWith() throws Exception {
        URI url = server.at(
                "/tiny.zip", FaultyServer.slow(ZIP, 50, 200, "ETag", "\"1\""), FaultyServer.good(ZIP, "\"1\""));
        CatalogueEntry tiny =
                Samples.entry("tiny", List.of(), List.of(Samples.zipped(url, ZIP, "tiny", Samples.md5(ZIP))));
        Path archive = cache().archive(tiny.downloads().get(0));
        Path part = archive.resolveSibling(archive.getFileName() + ".part");
        Process process = process(url);
        while (!Files.exists(part) || Files.size(part) == 0) {
            assertTrue(process.isAlive(), "it ended before it could be killed");
            Thread.sleep(10);
        }
        process.destroyForcibly().waitFor();
        assertEquals(Map.of(), collections());
        assertFalse(fetcher().fetch(List.of(tiny)).get(0).alreadyThere());
        assertTrue(server.requests().get(1).matches("/tiny.zip bytes=[1-9]\\d*- \"1\""), server.requests().get(1));
        assertTrue(verify(tiny).sound());
    }

    private Process process(URI url) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
                        System.getProperty("java.class.path"), FetchingProcess.class.getName(),
                        cache().root().toString(), url.toString(), Samples.md5(ZIP).toString(),
                        Integer.toString(ZIP.length))
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void whatAnInterruptedAttemptLeftIsClearedAway() throws IOException {
        Files.createDirectories(cache().staging("tiny"));
        Files.writeString(cache().staging("tiny").resolve("stray"), "left over");
        Files.createDirectories(cache().replaced("tiny"));
        fetcher().fetch(List.of(tiny(FaultyServer.good(ZIP, "\"1\""))));
        assertFalse(Files.exists(cache().directory("tiny").resolve("stray")));
        assertFalse(Files.exists(cache().replaced("tiny")));
    }

    @Test
    void aDownloadThatWasCompleteIsNotMadeAgain() throws IOException {
        CatalogueEntry tiny = tiny(FaultyServer.status(500));
        Path archive = cache().archive(tiny.downloads().get(0));
        Files.createDirectories(archive.getParent());
        Files.write(archive, ZIP);
        fetcher().fetch(List.of(tiny));
        assertEquals(List.of(), server.requests());
        assertFalse(Files.exists(archive));
        Files.write(archive, Arrays.copyOf(ZIP, 10));
        Files.delete(cache().record("tiny"));
        assertThrows(AcquisitionException.class, () -> fetcher().fetch(List.of(tiny)));
        assertFalse(Files.exists(archive), "a wrong one is not kept");
    }

    @Test
    void aCollectionWithoutADownloadSaysWhereItComesFrom() {
        DatasetException refused = assertThrows(
                DatasetException.class, () -> fetcher().fetch(List.of(Samples.entry("mine", List.of(), List.of()))));
        assertTrue(refused.remedy().contains("https://example.org") && refused.remedy().contains("--from"));
    }

    @Test
    void roomOnTheDiskIsAskedForFirst() {
        URI url = server.at("/tiny.zip", FaultyServer.whole(ZIP));
        Download huge = new Download(url, 1L << 60, Samples.md5(ZIP), Packing.ZIP, Map.of("a", "tiny/README"));
        AcquisitionException refused = assertThrows(
                AcquisitionException.class,
                () -> fetcher().fetch(List.of(Samples.entry("tiny", List.of(), List.of(huge)))));
        assertTrue(refused.getMessage().contains("MB are free there"), refused.getMessage());
        assertTrue(refused.remedy().startsWith("free some space"), refused.remedy());
    }

    @Test
    void aRecordThatCannotBeReadIsReported() throws IOException {
        CatalogueEntry tiny = tiny(FaultyServer.good(ZIP, "\"1\""));
        fetcher().fetch(List.of(tiny));
        Files.writeString(cache().record("tiny"), "{\"schemaVersion\": 1}");
        AcquisitionException refused = assertThrows(AcquisitionException.class, () -> verify(tiny));
        assertTrue(refused.remedy().startsWith("delete it"), refused.getMessage());
    }

    private Map<String, String> collections() {
        Map<String, String> files = Samples.tree(cache().root());
        files.keySet().removeIf(path -> path.startsWith(".partial"));
        return files;
    }

    private CatalogueEntry tiny(FaultyServer.Answer... answers) {
        URI url = server.at("/tiny.zip", answers);
        return Samples.entry("tiny", List.of(), List.of(Samples.zipped(url, ZIP, "tiny", Samples.md5(ZIP))));
    }

    private Verification verify(CatalogueEntry entry) {
        Place place = new Place.Directory(cache().directory(entry.name()));
        return new DatasetVerifier(cache(), AcquisitionProgress.SILENT).verify(entry, place);
    }

    private DatasetFetcher fetcher() {
        return new DatasetFetcher(cache(), AcquisitionProgress.SILENT, Samples.IMPATIENT);
    }

    private DatasetCache cache() {
        return new DatasetCache(directory.resolve("cache"));
    }
}
