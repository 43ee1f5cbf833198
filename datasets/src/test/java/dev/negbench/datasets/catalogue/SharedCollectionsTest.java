package dev.negbench.datasets.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.beir.BeirLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                .filter(entry -> entry.loader() == Loader.BEIR)
                .map(CatalogueEntry::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAsCatalogued(String name) {
        assumeTrue(SHARED.isPresent(), "the shared collections are not on this machine");
        DatasetLocator locator = new DatasetLocator(Catalogue.load(), List.of(SHARED.get()), new BeirLoader());
        assumeTrue(locator.available(name), () -> name + " is not in " + SHARED.get());
        Dataset dataset = locator.load(name);
        CatalogueEntry entry = Catalogue.load().find(name);
        assertEquals(entry.documents(), dataset.corpus().size());
        Map<String, SplitSize> sizes = new LinkedHashMap<>();
        dataset.splits().forEach((split, judgements) -> sizes.put(split, size(judgements)));
        assertEquals(List.copyOf(entry.splits().entrySet()), List.copyOf(sizes.entrySet()));
    }

    private static SplitSize size(Judgements judgements) {
        return new SplitSize(judgements.queryCount(), judgements.pairCount());
    }
}
