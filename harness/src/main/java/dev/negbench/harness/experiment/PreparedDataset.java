package dev.negbench.harness.experiment;

import dev.negbench.datasets.Dataset;
import dev.negbench.harness.encoder.EncoderFactory;
import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.evaluation.Evaluator;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.frozen.SentenceModel;
import dev.negbench.harness.frozen.SentenceVectors;
import dev.negbench.harness.frozen.TextRole;
import dev.negbench.harness.retrieval.Bm25Searcher;
import dev.negbench.harness.retrieval.CorpusRetrieval;
import dev.negbench.harness.retrieval.DenseSearcher;
import dev.negbench.harness.retrieval.LazySearcher;
import dev.negbench.harness.retrieval.RememberingSearcher;
import dev.negbench.harness.retrieval.Rm3Searcher;
import dev.negbench.harness.retrieval.Searcher;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.harness.training.RankingQuality;
import dev.negbench.strategies.stage.Retrieval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What all cells on one dataset share: the split, the texts as tokens, BM25, and search with the encoder before its
 * first step. Parts are built when first used. Safe for use by several threads.
 */
public final class PreparedDataset implements AutoCloseable {
    /** The searchers that every experiment has. */
    public static final Set<String> SEARCHERS = 
            Set.of(Retrieval.MODEL, Retrieval.INITIAL, Retrieval.BM25, Retrieval.RM3, Retrieval.MINILM);

    private static final int TEST_DEPTH = 1000;

    private final Dataset dataset;
    private final Map<Integer, int[]> hidden;
    private final TrainingSplit split;
    private final EncoderFactory encoders;
    private final ExperimentSettings settings;
    private final Searcher bm25;
    private final Searcher rm3;
    private final Searcher minilm;
    private final RankingQuality dev;
    private final RankingQuality test;
    private final List<Searcher> opened = new ArrayList<>();
    private final Map<Long, CorpusRetrieval> bySeed = new HashMap<>();

    private PreparedDataset(
            TrainingData data,
            TrainingSplit split,
            EncoderFactory encoders,
            ExperimentSettings settings,
            CacheFolder cache,
            EmbeddingProgress progress) {
        this.dataset = data.dataset();
        this.hidden = data.hidden();
        this.split = split;
        this.encoders = encoders;
        this.settings = settings;
        LazySearcher<Bm25Searcher> lexical =
                new LazySearcher<>(() -> Bm25Searcher.of(dataset.corpus(), dataset.queries()));
        bm25 = new RememberingSearcher(lexical);
        rm3 = new RememberingSearcher(new LazySearcher<>(() -> Rm3Searcher.of(lexical)));
        minilm = new RememberingSearcher(new LazySearcher<>(() -> sentenceSearcher(cache, progress)));
        Evaluator devEvaluator = Evaluator.of(
                dataset.queries(),
                dataset.corpus(),
                split.devJudgements().restrictedTo(split.dev()),
                List.of(settings.measures().get(0)),
                data.policy());
        int primaryDepth = settings.measures().get(0).cutoff();
        dev = new RankingQuality(devEvaluator, split.dev(), primaryDepth == 0 ? TEST_DEPTH : primaryDepth);
        Evaluator testEvaluator = Evaluator.of(
                dataset.queries(), dataset.corpus(), split.testJudgements(), settings.measures(), data.policy());
        test = new RankingQuality(testEvaluator, split.test(), TEST_DEPTH);
    }

    /**
     * Prepares a dataset.
     *
     * @param data what is trained on and tested by
     * @param settings the experiment
     * @param cache where tokens, tables and vectors are kept
     * @param progress told how far embedding has come, if the encoder needs any
     */
    public static PreparedDataset of(
            TrainingData data, ExperimentSettings settings, CacheFolder cache, EmbeddingProgress progress) {
        TrainingSplit split = TrainingSplit.of(data.dataset(), data.test(), settings.maxTrainQueries());
        EncoderFactory encoders = settings.encoder().open(data.dataset(), cache, progress);
        return new PreparedDataset(data, split, encoders, settings, cache, progress);
    }

    /** Returns the queries that searchers are asked: those trained on and those of dev. */
    private int[] searched() {
        return IntStream.concat(Arrays.stream(split.training().ordinals()), Arrays.stream(split.dev()))
                .distinct()
                .toArray();
    }

    private DenseSearcher sentenceSearcher(CacheFolder cache, EmbeddingProgress progress) {
        int threads = Runtime.getRuntime().availableProcessors();
        int[] queries = searched();
        try (SentenceVectors sentences = SentenceVectors.open(SentenceModel.MINILM, cache, threads)) {
            float[] documentVectors = sentences.of(
                    IntStream.range(0, dataset.corpus().size())
                            .mapToObj(dataset.corpus()::content)
                            .toList(),
                    TextRole.DOCUMENT,
                    progress);
            float[] queryVectors = sentences.of(
                    Arrays.stream(queries).mapToObj(dataset.queries()::text).toList(), TextRole.QUERY, progress);
            return DenseSearcher.of(
                    documentVectors,
                    sentences.dimension(),
                    queryVectors,
                    queries,
                    dataset.queries().size(),
                    threads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CorpusRetrieval open(TrainableEncoder untrained) {
        int threads = Runtime.getRuntime().availableProcessors();
        int[] queries = searched();
        Searcher initial = new RememberingSearcher(new LazySearcher<>(
                () -> DenseSearcher.of(untrained, dataset.corpus().size(), queries, threads)));
        opened.add(initial);
        return CorpusRetrieval.of(
                dataset.corpus().size(),
                Map.of(
                        Retrieval.MODEL, initial,
                        Retrieval.INITIAL, initial,
                        Retrieval.BM25, bm25,
                        Retrieval.RM3, rm3,
                        Retrieval.MINILM, minilm));
    }

    /** Returns the data, hidden positives removed from its train split. */
    public Dataset dataset() {
        return dataset;
    }

    /** Returns the positives hidden on purpose: query → ascending documents. */
    Map<Integer, int[]> hidden() {
        return hidden;
    }

    /** Returns who is trained on and tested. */
    public TrainingSplit split() {
        return split;
    }

    /** Returns the encoder's name. */
    public String encoderName() {
        return encoders.name();
    }

    /** Makes the encoder of a cell. */
    TrainableEncoder encoder(long seed, boolean documentsFrozen) {
        return encoders.create(seed, documentsFrozen, settings.training().learningRate());
    }

    /** Returns search before the first step of a cell with this seed. */
    public synchronized CorpusRetrieval retrieval(long seed) {
        return bySeed.computeIfAbsent(encoders.startsBySeed() ? seed : 0, start -> open(encoder(start, false)));
    }

    /** Releases every searcher that was built; no cell may be running. */
    @Override
    public synchronized void close() {
        opened.forEach(Searcher::close);
        minilm.close();
        rm3.close();
        bm25.close();
        encoders.close();
    }

    RankingQuality dev() {
        return dev;
    }

    RankingQuality test() {
        return test;
    }
}
