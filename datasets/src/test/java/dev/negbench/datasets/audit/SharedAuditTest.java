package dev.negbench.datasets.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.beir.BeirLoader;
import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.DatasetLocator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Audits of real collections stay what they were. */
@Tag("shared-data")
class SharedAuditTest {
    private static final Optional<Path> SHARED = Stream.of(
                    System.getProperty("negbench.data"),
                    System.getenv(DatasetLocator.ENVIRONMENT_VARIABLE),
                    "../shared/datasets",
                    "../../shared/datasets")
            .filter(path -> path != null && Files.isDirectory(Path.of(path)))
            .map(Path::of)
            .findFirst();

    private static DatasetLocator locator() {
        assumeTrue(SHARED.isPresent(), "the shared collections are not on this machine");
        return new DatasetLocator(
                Catalogue.load(), SHARED.get().resolve("nothing-fetched"), List.of(SHARED.get()), new BeirLoader());
    }

    @Test
    void scifactsTestClaimsHaveTwinsInTrainAndItsVariantHasNone() {
        DatasetLocator locator = locator();
        assumeTrue(locator.available("scifact"), "scifact is not on this machine");
        Dataset scifact = locator.load("scifact");
        SplitOverlap overlap = LeakageAudit.of(scifact, line -> {}).overlaps().get(0);
        assertEquals(
                Map.of(TwinKind.IDENTICAL, 2, TwinKind.OPPOSED, 67, TwinKind.OTHER_NUMBERS, 4, TwinKind.NEAR, 39),
                overlap.queriesByKind());
        assertEquals(110, overlap.sharingPositive());
        assertEquals(124, overlap.learnedQueries());
        Dataset variant = locator.load("scifact-dedup");
        assertEquals(809 - 124, variant.split("train").queryCount());
        assertEquals(scifact.split("test").pairCount(), variant.split("test").pairCount());
        assertEquals(0, LeakageAudit.of(variant, line -> {}).overlaps().get(0).queriesWithTwin());
        assertEquals(variant.fingerprint(), locator.load("scifact-dedup").fingerprint());
    }
}
