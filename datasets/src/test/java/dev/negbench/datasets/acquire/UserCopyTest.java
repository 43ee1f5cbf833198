package dev.negbench.datasets.acquire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.beir.BeirLoader;
import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.CataloguedFile;
import dev.negbench.datasets.catalogue.Checksum;
import dev.negbench.datasets.catalogue.Download;
import dev.negbench.datasets.catalogue.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCopyTest {
    private static final byte[] ZIP = Samples.zip("tiny", Samples.collection());
    private static final URI ADDRESS = URI.create("https://example.org/tiny.zip");

    @TempDir
    private Path directory;

    private Path copy;
    private CatalogueEntry tiny;

    @BeforeEach
    void write() throws IOException {
        copy = directory.resolve("copy");
        List<CataloguedFile> files = new ArrayList<>();
        for (Map.Entry<String, String> file : Samples.collection().entrySet()) {
            byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
            Path path = copy.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, content);
            files.add(new CataloguedFile(
                    file.getKey(), content.length, Checksum.sha256(Samples.digests(content).sha256())));
        }
        Download download = Samples.zipped(ADDRESS, ZIP, "tiny", Samples.md5(ZIP));
        tiny = Samples.entry("tiny", files, List.of(download));
    }

    @Test
    void cataloguedFilesAreTakenAndTheOthersAreNot() throws IOException {
        Files.writeString(copy.resolve("notes.txt"), "mine");
        Map<String, String> before = Samples.tree(copy);
        take(tiny, copy);
        assertEquals(before, Samples.tree(copy), "the user's files are only read");
        before.remove("notes.txt");
        assertEquals(before, Samples.tree(cache().directory("tiny")));
        assertEquals(1, new BeirLoader().load(cache().directory("tiny")).queries().size());
        assertTrue(verify(tiny).sound());
    }

    @Test
    void thePublishersArchiveIsTakenAloneOrInADirectory() throws IOException {
        Path archive = Files.write(directory.resolve("renamed by me"), ZIP);
        take(tiny, archive);
        Map<String, String> taken = Samples.tree(cache().directory("tiny"));
        Path downloads = Files.createDirectories(directory.resolve("downloads"));
        Files.write(downloads.resolve("tiny.zip"), ZIP);
        take(tiny, downloads);
        assertEquals(taken, Samples.tree(cache().directory("tiny")));
        assertEquals(Samples.tree(copy), taken);
        assertTrue(Files.exists(archive) && Files.exists(downloads.resolve("tiny.zip")));
    }

    @Test
    void otherBytesAreRefusedAndTheCacheStaysAsItWas() throws IOException {
        take(tiny, copy);
        Map<String, String> before = Samples.tree(cache().root());
        Files.writeString(copy.resolve("queries.jsonl"), "{\"_id\": \"q1\", \"text\": \"which is FIRST?\"}\n");
        String message = refused(tiny, copy);
        assertTrue(message.startsWith(copy.resolve("queries.jsonl") + " has the checksum sha256:"), message);
        assertTrue(refused(tiny, Files.write(directory.resolve("tiny.zip"), Samples.bytes(1000))).contains("md5:"));
        Files.write(copy.resolve("queries.jsonl"), new byte[10_000]);
        assertTrue(refused(tiny, copy).contains("has 10000 bytes instead of "));
        assertEquals(before, Samples.tree(cache().root()));
    }

    @Test
    void whatIsMissingSaysWhatWouldDo() throws IOException {
        assertTrue(refused(tiny, directory.resolve("none")).contains("does not exist"));
        Files.delete(copy.resolve("queries.jsonl"));
        String message = refused(tiny, copy);
        assertTrue(message.contains("is not a copy of 'tiny'"), message);
        assertTrue(
                message.contains("a directory with corpus.jsonl, queries.jsonl, qrels/test.tsv, or the publisher's"
                        + " tiny.zip"),
                message);
        assertTrue(refused(Samples.entry("mine", List.of(), List.of()), copy).contains("there is nothing to give"));
        CatalogueEntry embedded = Catalogue.load().find("wordnet-senses");
        assertTrue(refused(embedded, copy).contains("there is nothing to give"), "its loader reads no directory");
    }

    @Test
    void aDirectoryOutsideTheCacheIsHeldAgainstTheCatalogue() throws IOException {
        DatasetVerifier verifier = new DatasetVerifier(cache(), AcquisitionProgress.SILENT);
        Verification sound = verifier.verify(tiny, new Place.Directory(copy));
        assertEquals(Verification.Basis.CATALOGUE, sound.basis());
        assertTrue(sound.sound());
        Files.delete(copy.resolve("corpus.jsonl"));
        assertEquals(
                Verification.State.MISSING,
                verifier.verify(tiny, new Place.Directory(copy)).files().get(0).state());
        Path other = Files.createDirectories(directory.resolve("other"));
        assertEquals(
                Verification.Basis.NONE, verifier.verify(tiny, new Place.Directory(other)).basis());
    }

    private void take(CatalogueEntry entry, Path from) {
        new UserCopy(cache(), AcquisitionProgress.SILENT).take(entry, from);
    }

    private String refused(CatalogueEntry entry, Path from) {
        return assertThrows(DatasetException.class, () -> take(entry, from)).getMessage();
    }

    private Verification verify(CatalogueEntry entry) {
        Place place = new Place.Directory(cache().directory(entry.name()));
        return new DatasetVerifier(cache(), AcquisitionProgress.SILENT).verify(entry, place);
    }

    private DatasetCache cache() {
        return new DatasetCache(directory.resolve("cache"));
    }
}
