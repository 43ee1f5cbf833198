package dev.negbench.harness.zeroshot;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import dev.negbench.harness.encoder.EncoderFactory;
import dev.negbench.harness.encoder.StaticEncoderFactory;
import dev.negbench.harness.evaluation.Evaluation;
import dev.negbench.harness.evaluation.Evaluator;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.evaluation.PolicyChoice;
import dev.negbench.harness.evaluation.RunScorer;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.frozen.SentenceModel;
import dev.negbench.harness.frozen.SentenceVectors;
import dev.negbench.harness.frozen.TextRole;
import dev.negbench.harness.retrieval.Bm25Searcher;
import dev.negbench.harness.retrieval.DenseSearcher;
import dev.negbench.harness.retrieval.Searcher;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.reports.statistics.MeanInterval;
import dev.negbench.strategies.stage.RankedLists;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Measures systems that were not trained on the test queries of a collection, with the policies of {@code compare}. */
public final class ZeroShotEvaluation {
    private static final Measure NDCG = Measure.parse("nDCG@10");
    private static final Measure RECALL = Measure.parse("Recall@100");
    private static final int DEPTH = 100;
    private static final int CHUNK = 512;
    private static final long ANY_SEED = 1;
    private static final double ANY_RATE = 0.01;

    private final Dataset dataset;
    private final Judgements test;
    private final CacheFolder cache;
    private final int threads = Runtime.getRuntime().availableProcessors();

    /**
     * @param dataset the collection
     * @param split the split that is measured
     * @param cache where tokens and vectors are kept
     */
    public ZeroShotEvaluation(Dataset dataset, String split, CacheFolder cache) {
        this.dataset = dataset;
        this.test = dataset.split(split);
        this.cache = cache;
    }

    /**
     * Returns how many texts a system would have to embed first: documents and test queries that are not on disk.
     *
     * @throws IOException if the cache cannot be read
     */
    public int missingTexts(ZeroShotSystem system) throws IOException {
        if (system.model().isEmpty()) {
            return 0;
        }
        try (SentenceVectors sentences = SentenceVectors.open(system.model().get(), cache, threads)) {
            return sentences.missing(documents(), TextRole.DOCUMENT) + sentences.missing(queries(), TextRole.QUERY);
        }
    }

    /**
     * Measures a system. O(queries * documents), besides embedding what is missing.
     *
     * @param progress told how far embedding has come
     * @throws IOException if the cache cannot be read or written
     */
    public ZeroShotQuality of(ZeroShotSystem system, EmbeddingProgress progress) throws IOException {
        Evaluation evaluation;
        try (Searcher searcher = searcher(system, progress)) {
            evaluation = evaluate(searcher);
        }
        double[] ndcg = evaluation.values(NDCG);
        MeanInterval mean = MeanInterval.of(new double[][] {ndcg});
        boolean defined = mean.interval().isDefined();
        return new ZeroShotQuality(
                dataset.name(),
                dataset.fingerprint(),
                system.id(),
                ndcg.length,
                evaluation.mean(NDCG),
                defined ? mean.interval().lower() : null,
                defined ? mean.interval().upper() : null,
                evaluation.mean(RECALL));
    }

    private Searcher searcher(ZeroShotSystem system, EmbeddingProgress progress) throws IOException {
        return switch (system) {
            case BM25 -> Bm25Searcher.of(dataset.corpus(), dataset.queries());
            case STATIC -> staticSearcher();
            case MINILM, E5_SMALL, BGE_SMALL -> sentenceSearcher(system.model().orElseThrow(), progress);
        };
    }

    private Searcher staticSearcher() {
        try (EncoderFactory encoders = StaticEncoderFactory.of(dataset.corpus(), dataset.queries(), false, cache)) {
            return DenseSearcher.of(
                    encoders.create(ANY_SEED, false, ANY_RATE), dataset.corpus().size(), test.queries(), threads);
        }
    }

    private Searcher sentenceSearcher(SentenceModel model, EmbeddingProgress progress) throws IOException {
        try (SentenceVectors sentences = SentenceVectors.open(model, cache, threads)) {
            return DenseSearcher.of(
                    sentences.of(documents(), TextRole.DOCUMENT, progress),
                    sentences.dimension(),
                    sentences.of(queries(), TextRole.QUERY, progress),
                    test.queries(),
                    dataset.queries().size(),
                    threads);
        }
    }

    private List<String> documents() {
        return IntStream.range(0, dataset.corpus().size())
                .mapToObj(dataset.corpus()::content)
                .toList();
    }

    private List<String> queries() {
        return Arrays.stream(test.queries()).mapToObj(dataset.queries()::text).toList();
    }

    private Evaluation evaluate(Searcher searcher) {
        Evaluator evaluator = Evaluator.of(
                dataset.queries(),
                dataset.corpus(),
                test,
                List.of(NDCG, RECALL),
                PolicyChoice.DEFAULT.on(dataset, test));
        int[] queries = test.queries();
        RunScorer scorer = evaluator.scorer();
        int depth = Math.min(DEPTH + 1, dataset.corpus().size());
        for (int from = 0; from < queries.length; from += CHUNK) {
            int[] chunk = Arrays.copyOfRange(queries, from, Math.min(queries.length, from + CHUNK));
            RankedLists lists = searcher.search(chunk, depth);
            for (int row = 0; row < chunk.length; row++) {
                scorer.add(chunk[row], lists.ids(), lists.scores(), row * lists.width(), lists.counts()[row]);
            }
        }
        return scorer.finish();
    }
}
