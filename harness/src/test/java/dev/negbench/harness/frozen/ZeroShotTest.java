package dev.negbench.harness.frozen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.beir.BeirLoader;
import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.harness.encoder.FrozenEncoder;
import dev.negbench.harness.encoder.HeadSide;
import dev.negbench.harness.evaluation.EvaluationPolicy;
import dev.negbench.harness.evaluation.Evaluator;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.evaluation.RunScorer;
import dev.negbench.harness.retrieval.DenseSearcher;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.strategies.stage.RankedLists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Published qualities on SciFact, out of our own pipeline. Embedding the collection takes five to thirty minutes, so
 * the test is skipped unless its vectors are in the cache, or -Dnegbench.slow=true says that there is time.
 */
@Tag("shared-data")
class ZeroShotTest {
    private static final Optional<Path> SHARED = Stream.of(
                    System.getProperty("negbench.data"),
                    System.getenv(DatasetLocator.ENVIRONMENT_VARIABLE),
                    "../shared/datasets",
                    "../../shared/datasets")
            .filter(path -> path != null && Files.isDirectory(Path.of(path)))
            .map(Path::of)
            .findFirst();

    /** nDCG@10 as MTEB lists it for MiniLM and bge-small, and the model card for e5-small. */
    @ParameterizedTest
    @CsvSource({"MINILM, 0.645", "E5_SMALL, 0.68854", "BGE_SMALL, 0.71273"})
    void encodersReachTheirPublishedQualityOnSciFact(SentenceModel model, double published) throws IOException {
        assumeTrue(model.present(), () -> model.title() + " was not fetched");
        assumeTrue(SHARED.isPresent(), "the shared collections are not on this machine");
        DatasetLocator locator = new DatasetLocator(
                Catalogue.load(), SHARED.get().resolve("nothing-fetched"), List.of(SHARED.get()), new BeirLoader());
        assumeTrue(locator.available("scifact"), () -> "scifact is not in " + SHARED.get());
        Dataset dataset = locator.load("scifact");
        List<String> documents = IntStream.range(0, dataset.corpus().size())
                .mapToObj(dataset.corpus()::content)
                .toList();
        try (SentenceVectors sentences = SentenceVectors.open(model, CacheFolder.standard(), 2)) {
            assumeTrue(
                    Boolean.getBoolean("negbench.slow") || sentences.missing(documents, TextRole.DOCUMENT) == 0,
                    "SciFact is not embedded yet; -Dnegbench.slow=true does it");
            FrozenEncoderFactory factory = FrozenEncoderFactory.of(
                    dataset.corpus(), dataset.queries(), sentences, HeadSide.BOTH, 0, EmbeddingProgress.NONE);
            FrozenEncoder untrained = factory.create(1, false, 0.001);
            assertEquals(published, quality(dataset, untrained), 0.01);
        }
    }

    private static double quality(Dataset dataset, FrozenEncoder encoder) {
        Measure measure = Measure.parse("nDCG@10");
        int[] queries = dataset.split("test").queries();
        RunScorer scorer = Evaluator.of(
                        dataset.queries(),
                        dataset.corpus(),
                        dataset.split("test"),
                        List.of(measure),
                        EvaluationPolicy.DEFAULT)
                .scorer();
        try (DenseSearcher searcher = DenseSearcher.of(encoder, dataset.corpus().size(), queries, 2)) {
            RankedLists lists = searcher.search(queries, 10);
            for (int row = 0; row < queries.length; row++) {
                scorer.add(queries[row], lists.ids(), lists.scores(), row * lists.width(), lists.counts()[row]);
            }
        }
        return scorer.finish().mean(measure);
    }
}
