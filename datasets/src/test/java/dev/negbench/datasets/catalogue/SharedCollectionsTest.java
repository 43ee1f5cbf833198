package dev.negbench.datasets.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.beir.BeirLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loads every catalogued collection that is there and compares it with the catalogue. Looks in the system property
 * negbench.data, the environment variable NEGBENCH_DATA, or beside the project.
 */
@Tag("shared-data")
class SharedCollectionsTest {
    static final Optional<Path> SHARED = Stream.of(
                    System.getProperty("negbench.data"),
                    System.getenv(DatasetLocator.ENVIRONMENT_VARIABLE),
                    "../shared/datasets",
                    "../../shared/datasets")
            .filter(path -> path != null && Files.isDirectory(Path.of(path)))
            .map(Path::of)
            .findFirst();

    static Stream<String> names() {
        return Catalogue.load().entries().stream()
                .filter(entry -> !entry.files().isEmpty() && !entry.loader().embedded())
                .map(CatalogueEntry::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAsCatalogued(String name) {
        assumeTrue(SHARED.isPresent(), "the shared collections are not on this machine");
        DatasetLocator locator = new DatasetLocator(
                Catalogue.load(), SHARED.get().resolve("nothing-fetched"), List.of(SHARED.get()), new BeirLoader());
        assumeTrue(locator.available(name), () -> name + " is not in " + SHARED.get());
        Dataset dataset = locator.load(name);
        CatalogueEntry entry = Catalogue.load().find(name);
        assertEquals(entry.documents(), dataset.corpus().size());
        Map<String, SplitSize> sizes = new LinkedHashMap<>();
        dataset.splits().forEach((split, judgements) -> sizes.put(split, size(judgements)));
        assertEquals(List.copyOf(entry.splits().entrySet()), List.copyOf(sizes.entrySet()));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyFileIsCataloguedWithItsChecksum(String name) throws IOException {
        assumeTrue(SHARED.isPresent(), "the shared collections are not on this machine");
        Path directory = SHARED.get().resolve(name);
        assumeTrue(Files.isDirectory(directory), () -> name + " is not in " + SHARED.get());
        Map<String, String> expected = new TreeMap<>();
        for (CataloguedFile file : Catalogue.load().find(name).files()) {
            expected.put(file.path(), file.bytes() + " " + file.checksum());
        }
        Map<String, String> actual = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path file : tree.filter(path -> path.toString().endsWith(".gz")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                actual.put(directory.relativize(file).toString(), bytes.length + " sha256:" + sha256(bytes));
            }
        }
        assertEquals(expected, actual);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static SplitSize size(Judgements judgements) {
        return new SplitSize(judgements.queryCount(), judgements.pairCount());
    }
}
