package dev.negbench.harness.experiment;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.harness.encoder.EncoderFactory;
import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.evaluation.Evaluator;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.ranker.AttentionRanker;
import dev.negbench.harness.ranker.InteractionRanker;
import dev.negbench.harness.ranker.InteractionTexts;
import dev.negbench.harness.ranker.RankerSettings;
import dev.negbench.harness.retrieval.CorpusRetrieval;
import dev.negbench.harness.retrieval.DenseSearcher;
import dev.negbench.harness.retrieval.LazySearcher;
import dev.negbench.harness.retrieval.RememberingSearcher;
import dev.negbench.harness.retrieval.Searcher;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.harness.training.RankingQuality;
import dev.negbench.harness.training.TestSet;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.QueryAugmenter;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What all cells on one dataset share: the split, the texts as tokens, BM25, and search with the encoder before its
 * first step. Parts are built when first used. Safe for use by several threads.
 */
public final class PreparedDataset implements AutoCloseable {
    /** The searchers that every experiment has. */
    public static final Set<String> SEARCHERS;

    static {
        Set<String> names = new TreeSet<>(DatasetSearchers.names());
        names.addAll(List.of(Retrieval.MODEL, Retrieval.INITIAL));
        SEARCHERS = Collections.unmodifiableSet(names);
    }

    private static final int TEST_DEPTH = 1000;

    private final TrainingData data;
    private final Dataset dataset;
    private final TrainingSplit split;
    private final EncoderFactory encoders;
    private final ExperimentSettings settings;
    private final CacheFolder cache;
    private final EmbeddingProgress progress;
    private final DatasetSearchers searchers;
    private final RankingQuality dev;
    private final RankingQuality test;
    private final List<Searcher> opened = new ArrayList<>();
    private final Map<Long, CorpusRetrieval> bySeed = new HashMap<>();
    private final Map<QueryAugmenter, PreparedDataset> augmented = new HashMap<>();
    private final Map<String, CandidateSource> sources = new HashMap<>();
    private InteractionTexts rankerTexts;
    private NearestTrainingQueries nearest;

    private PreparedDataset(
            TrainingData data,
            TrainingSplit split,
            EncoderFactory encoders,
            ExperimentSettings settings,
            CacheFolder cache,
            EmbeddingProgress progress) {
        this.data = data;
        this.cache = cache;
        this.progress = progress;
        this.dataset = data.dataset();
        this.split = split;
        this.encoders = encoders;
        this.settings = settings;
        searchers = new DatasetSearchers(dataset, searchedQueries(), cache, progress);
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

    private int[] searchedQueries() {
        return IntStream.concat(Arrays.stream(split.training().ordinals()), Arrays.stream(split.dev()))
                .distinct()
                .sorted()
                .toArray();
    }

    private CorpusRetrieval open(TrainableEncoder untrained) {
        int threads = Runtime.getRuntime().availableProcessors();
        // Test queries as well: a search transform may compare the trained model with the untrained one.
        int[] queries = IntStream.concat(Arrays.stream(searchedQueries()), Arrays.stream(split.test()))
                .distinct()
                .sorted()
                .toArray();
        Searcher initial = new RememberingSearcher(new LazySearcher<>(
                () -> DenseSearcher.of(untrained, dataset.corpus().size(), queries, threads)
                        .readingTexts(untrained, threads)));
        opened.add(initial);
        Map<String, Searcher> byName = new TreeMap<>(searchers.byName());
        byName.put(Retrieval.MODEL, initial);
        byName.put(Retrieval.INITIAL, initial);
        return CorpusRetrieval.of(dataset.corpus().size(), byName)
                .withRankers(seed -> new InteractionRanker(rankerTexts(), RankerSettings.STANDARD, seed))
                .withVerifiers((shape, seed) -> new AttentionRanker(rankerTexts(), shape, seed));
    }

    private synchronized InteractionTexts rankerTexts() {
        if (rankerTexts == null) {
            rankerTexts = InteractionTexts.of(dataset.corpus(), dataset.queries(), cache);
        }
        return rankerTexts;
    }

    /** Returns the data, hidden positives removed from its train split. */
    public Dataset dataset() {
        return dataset;
    }

    /** Returns the positives hidden on purpose: query → ascending documents. */
    Map<Integer, int[]> hidden() {
        return data.hidden();
    }

    /** Returns who is trained on and tested. */
    public TrainingSplit split() {
        return split;
    }

    /** Returns which training queries are nearest to test queries; found when first asked for. */
    synchronized NearestTrainingQueries nearestTrainingQueries() {
        if (nearest == null) {
            nearest = NearestTrainingQueries.of(dataset, split);
        }
        return nearest;
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

    /**
     * Returns a recipe whose source is the one that cells with this start have in common, where it may be. A label
     * corrector may give cells other positives, so that theirs is their own.
     *
     * @param seed the cell's training seed
     */
    synchronized Recipe sharing(Recipe recipe, long seed) {
        Optional<CandidateSource> own = recipe.candidateSource();
        Optional<String> name = own.flatMap(CandidateSource::sharedAs);
        if (name.isEmpty() || recipe.labelCorrector().isPresent()) {
            return recipe;
        }
        String key = (encoders.startsBySeed() ? seed : 0) + " " + name.get();
        CandidateSource shared = sources.computeIfAbsent(key, added -> new SharedSource(own.get()));
        return recipe.then(Recipe.builder().candidateSource(shared).build(), Set.of(Stage.CANDIDATE_SOURCE));
    }

    /**
     * Returns this dataset with the texts of its training, dev and test queries rewritten, splits and judgements as
     * they are. Made once for equal augmenters, and closed with this one.
     */
    synchronized PreparedDataset augmented(QueryAugmenter augmenter, long seed) {
        PreparedDataset known = augmented.get(augmenter);
        if (known == null) {
            Queries rewritten = rewritten(augmenter, seed);
            Dataset other =
                    Dataset.of(dataset.name(), dataset.corpus(), rewritten, dataset.splits(), dataset.taxonomy());
            TrainingData otherData =
                    new TrainingData(other, data.test(), data.hidden(), data.policy(), data.complete());
            known = new PreparedDataset(
                    otherData, split, settings.encoder().open(other, cache, progress), settings, cache, progress);
            augmented.put(augmenter, known);
        }
        return known;
    }

    private Queries rewritten(QueryAugmenter augmenter, long seed) {
        int[] used = Stream.of(split.training().ordinals(), split.dev(), split.test())
                .flatMapToInt(Arrays::stream)
                .distinct()
                .toArray();
        return RewrittenQueries.of(dataset.queries(), used, augmenter, retrieval(seed));
    }

    /** Releases every searcher that was built; no cell may be running. */
    @Override
    public synchronized void close() {
        augmented.values().forEach(PreparedDataset::close);
        opened.forEach(Searcher::close);
        searchers.close();
        encoders.close();
    }

    /** Returns evaluation on dev by the primary measure and others. */
    RankingQuality dev(List<Measure> others) {
        return quality(
                split.devJudgements().restrictedTo(split.dev()),
                split.dev(),
                settings.measures().subList(0, 1),
                others,
                dev.depth());
    }

    /**
     * Returns the test set.
     *
     * @param others measures besides the experiment's
     * @param beforeOpening called before the cell opens it
     */
    TestSet test(List<Measure> others, Runnable beforeOpening) {
        RankingQuality quality = others.isEmpty()
                ? test
                : quality(split.testJudgements(), split.test(), settings.measures(), others, TEST_DEPTH);
        return TestSet.of(quality, beforeOpening);
    }

    private RankingQuality quality(
            Judgements judgements, int[] queries, List<Measure> measures, List<Measure> others, int depth) {
        List<Measure> all = Stream.concat(measures.stream(), others.stream()).toList();
        int deepest = others.stream().mapToInt(Measure::cutoff).max().orElse(0);
        return new RankingQuality(
                Evaluator.of(dataset.queries(), dataset.corpus(), judgements, all, data.policy()),
                queries,
                Math.max(depth, deepest));
    }

    RankingQuality dev() {
        return dev;
    }
}
