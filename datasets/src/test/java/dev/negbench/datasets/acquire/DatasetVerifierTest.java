package dev.negbench.datasets.acquire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.CataloguedFile;
import dev.negbench.datasets.catalogue.Checksum;
import dev.negbench.datasets.catalogue.Place;
import dev.negbench.datasets.wordnet.WordNetFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of artifacts; those of directories are verified in {@link UserCopyTest} and {@link DatasetFetcherTest}. */
class DatasetVerifierTest {
    private static final Place STAND_IN =
            new Place.Artifact("org.example:stand-in", "/dev/negbench/datasets/acquire/standin/");
    private static final byte[] SOUND = "what an artifact holds\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    private Verification verify(CatalogueEntry entry, Place place) {
        return new DatasetVerifier(new DatasetCache(directory), AcquisitionProgress.SILENT).verify(entry, place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wordnet-senses", "wordnet-senses-small", "wordnet-definitions"})
    void whatComesWithTheBuildIsAsCatalogued(String name) {
        CatalogueEntry entry = Catalogue.load().find(name);
        Verification verification = verify(entry, new Place.Artifact(WordNetFiles.ARTIFACT, WordNetFiles.FOLDER));
        assertEquals(Verification.Basis.CATALOGUE, verification.basis());
        assertEquals(
                List.of("data.noun", "data.verb", "data.adj", "data.adv"),
                verification.files().stream().map(Verification.FileCheck::path).toList());
        assertTrue(verification.sound(), verification.toString());
    }

    @Test
    void damageToAnArtifactIsSeen() {
        String sha256 = Samples.digests(SOUND).sha256();
        List<CataloguedFile> files = Stream.of("sound.txt", "damaged.txt", "missing.txt")
                .map(path -> new CataloguedFile(path, SOUND.length, Checksum.sha256(sha256)))
                .toList();
        Verification verification = verify(Samples.entry("tiny", files, List.of()), STAND_IN);
        assertEquals(
                List.of(Verification.State.SOUND, Verification.State.DIFFERENT, Verification.State.MISSING),
                verification.files().stream().map(Verification.FileCheck::state).toList());
        assertEquals(sha256, verification.files().get(0).actualSha256());
        assertNotEquals(sha256, verification.files().get(1).actualSha256());
        assertEquals("", verification.files().get(2).actualSha256());
    }

    @Test
    void anArtifactThatTheCatalogueHasNoChecksumOfIsHeldAgainstNothing() {
        Verification verification = verify(Samples.entry("tiny", List.of(), List.of()), STAND_IN);
        assertEquals(Verification.Basis.NONE, verification.basis());
    }
}
