package dev.negbench.harness.training;

import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.encoder.TrainingStep;
import dev.negbench.harness.evaluation.Evaluation;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.retrieval.CorpusRetrieval;
import dev.negbench.reports.results.CellCost;
import dev.negbench.reports.results.EpochPoint;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.Companion;
import dev.negbench.strategies.stage.Finisher;
import dev.negbench.strategies.stage.ModelWeights;
import dev.negbench.strategies.stage.NegativeSampler;
import dev.negbench.strategies.stage.NegativeTexts;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.SearchTransform;
import dev.negbench.strategies.stage.Weighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Trains one cell: pools, draws, steps, refreshes; the best epoch on dev is restored, finished, and evaluated once on
 * test. Deterministic in the seed on any number of threads. One thread runs it.
 */
public final class CellTraining {
    private final Recipe recipe;
    private final TrainingSettings settings;
    private final TrainableEncoder encoder;
    private final CorpusRetrieval base;
    private final RankingQuality dev;
    private final RankingQuality test;
    private final Measure primary;
    private final long seed;
    private final int threads;
    private final BatchMode mode;
    private final DrawnCounts counts;
    private final PoolSchedule schedule;
    private final NegativeSampler sampler;
    private final Objective objective;
    private final List<Companion> companions;
    private final Weighting weighting;
    private final ModelSearch modelSearch;
    private final DrawnBatch batch;
    private TrainingSet training;
    private ExampleOrder order;
    private long trainNanos;
    private long poolNanos;
    private long companionNanos;
    private long evaluateNanos;
    private long steps;

    /**
     * Prepares a cell.
     *
     * @param recipe the stages of the strategy
     * @param settings what all cells share, with this cell's mode
     * @param encoder a fresh encoder, owned by the cell from here on
     * @param base searchers that do not change; its model searcher is the encoder before the first step
     * @param training the queries trained on
     * @param hidden known positives hidden on purpose: query → ascending documents
     * @param dev chooses the epoch
     * @param test judges the result
     * @param primary the measure that chooses
     * @param seed training seed
     * @param threads threads for encoding, steps and search
     * @throws NotApplicableException if the strategy cannot work in this mode
     */
    public CellTraining(
            Recipe recipe,
            TrainingSettings settings,
            TrainableEncoder encoder,
            CorpusRetrieval base,
            TrainingSet training,
            Map<Integer, int[]> hidden,
            RankingQuality dev,
            RankingQuality test,
            Measure primary,
            long seed,
            int threads) {
        this.recipe = recipe;
        this.settings = settings;
        this.encoder = encoder;
        this.base = base;
        this.training = training;
        this.dev = dev;
        this.test = test;
        this.primary = primary;
        this.seed = seed;
        this.threads = threads;
        int negatives = recipe.negatives().orElse(settings.negatives());
        mode = mode(recipe, settings.mode(), negatives);
        boolean draws = recipe.negativeSampler().isPresent() && mode.usesDrawn() && negatives > 0;
        counts = new DrawnCounts(hidden);
        schedule = draws ? new PoolSchedule(recipe, training, seed, counts) : null;
        sampler = recipe.negativeSampler().orElse(null);
        objective = recipe.objective().orElseGet(() -> InfoNce.of(settings.temperature()));
        companions = recipe.companions().stream()
                .map(factory -> factory.create(base, seed))
                .toList();
        weighting = recipe.weighting().orElseGet(() -> companionAs(Weighting.class, Weighting.NONE));
        int[] searched = IntStream.concat(Arrays.stream(training.ordinals()), Arrays.stream(dev.queries()))
                .distinct()
                .toArray();
        modelSearch = new ModelSearch(encoder, base, searched, recipe.documentsFrozen(), threads);
        batch = new DrawnBatch(settings.batchSize(), mode, recipe, negatives, seed);
    }

    private static BatchMode mode(Recipe recipe, BatchMode wanted, int negatives) {
        BatchMode mode = recipe.batchMode().orElse(wanted);
        if (wanted == BatchMode.DRAWN
                && (mode == BatchMode.IN_BATCH || recipe.negativeSampler().isEmpty() || negatives == 0)) {
            throw new NotApplicableException("draws no negatives of its own, and in mode drawn there are no others");
        }
        return mode;
    }

    private <T> T companionAs(Class<T> stage, T otherwise) {
        return companions.stream()
                .filter(stage::isInstance)
                .map(stage::cast)
                .findFirst()
                .orElse(otherwise);
    }

    /**
     * Trains and evaluates.
     *
     * @param afterEpoch told after each epoch, for progress
     * @return the outcome
     */
    public TrainedCell run(IntConsumer afterEpoch) {
        try (modelSearch;
                TrainingStep step = encoder.newStep(threads)) {
            prepareTraining();
            ModelWeights initial = recipe.finisher().isPresent() ? encoder.snapshot() : null;
            List<EpochPoint> curve = new ArrayList<>();
            curve.add(new EpochPoint(0, Double.NaN, devQuality(), 0));
            ModelWeights best = null;
            int bestEpoch = 0;
            for (int epoch = 1; epoch <= settings.epochs() && epoch - bestEpoch <= settings.patience(); epoch++) {
                double loss = epoch(epoch - 1, step);
                double quality = devQuality();
                curve.add(new EpochPoint(epoch, loss, quality, trainNanos / 1e9));
                if (bestEpoch == 0 || quality > curve.get(bestEpoch).devQuality()) {
                    bestEpoch = epoch;
                    best = keep(best);
                }
                afterEpoch.accept(epoch);
            }
            encoder.restoreFrom(finish(initial, best));
            Evaluation evaluation = timedEvaluation();
            if (schedule != null) {
                schedule.countSource();
            }
            return new TrainedCell(
                    evaluation, curve, bestEpoch, counts.profile(), cost(), StageDiagnostics.of(recipe, companions));
        }
    }

    private void prepareTraining() {
        long start = System.nanoTime();
        if (schedule != null) {
            schedule.correctLabels(base);
            training = schedule.training();
        }
        order = new ExampleOrder(seed, training.size());
        poolNanos += System.nanoTime() - start;
    }

    private double epoch(int epoch, TrainingStep step) {
        int stepsAnEpoch = (training.size() + settings.batchSize() - 1) / settings.batchSize();
        int[] rows = order.rows(epoch);
        double loss = 0;
        for (int b = 0; b < stepsAnEpoch; b++) {
            if (schedule != null && schedule.refresh().isDue(steps, stepsAnEpoch)) {
                refreshPools(stepsAnEpoch);
            }
            int from = b * settings.batchSize();
            int[] examples = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + settings.batchSize()));
            loss += step(examples, epoch, step) * examples.length;
            steps++;
        }
        return loss / rows.length;
    }

    private void refreshPools(int stepsAnEpoch) {
        long start = System.nanoTime();
        int[] upcoming = schedule.upcoming(order, steps, stepsAnEpoch, settings.batchSize());
        int[] mined = training.select(upcoming).ordinals();
        schedule.rebuild(modelSearch.forRefresh(steps, mined, schedule.refresh().lag()), upcoming);
        schedule.negativeTexts().ifPresent(this::addNewTexts);
        poolNanos += System.nanoTime() - start;
    }

    /** Makes the encoder know the texts that the source has made since the last refresh. */
    private void addNewTexts(NegativeTexts texts) {
        int known = encoder.items();
        int all = base.documents() + texts.size();
        if (IntStream.range(known, all).anyMatch(id -> texts.kind(id) == NegativeTexts.Kind.QUERY)) {
            throw new NotApplicableException(
                    "makes negatives that are queries, which a retriever cannot be trained on: "
                            + "they tell a ranker which queries a document does not answer");
        }
        if (all > known) {
            encoder.addItems(IntStream.range(known, all).mapToObj(texts::text).toList());
        }
    }

    private double step(int[] examples, int epoch, TrainingStep step) {
        long start = System.nanoTime();
        batch.compose(examples, training, order, epoch, steps, schedule, sampler, modelSearch.last(), counts);
        counts.met(batch.queries(), batch.itemIds(), batch.scores());
        step.forward(batch.queries(), batch.itemIds(), batch.itemCount(), batch.scores());
        counts.scores(batch.scores());
        boolean retrieverLearns = true;
        if (!companions.isEmpty()) {
            long companionStart = System.nanoTime();
            for (Companion companion : companions) {
                companion.learn(batch);
                retrieverLearns &= !companion.ownsStep(steps);
            }
            long elapsedNanos = System.nanoTime() - companionStart;
            companionNanos += elapsedNanos;
            trainNanos -= elapsedNanos;
        }
        weighting.weigh(batch);
        double loss = objective.evaluate(batch.scores());
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException("the loss became " + loss + " at step " + steps
                    + "; lower the learning rate or raise the temperature");
        }
        if (retrieverLearns) {
            step.backward(batch.scores());
        }
        trainNanos += System.nanoTime() - start;
        return loss;
    }

    private double devQuality() {
        long start = System.nanoTime();
        double quality =
                dev.evaluate(modelSearch.at(steps), SearchTransform.NONE).mean(primary);
        evaluateNanos += System.nanoTime() - start;
        return quality;
    }

    private ModelWeights keep(ModelWeights reused) {
        if (reused == null) {
            return encoder.snapshot();
        }
        encoder.copyTo(reused);
        return reused;
    }

    private ModelWeights finish(ModelWeights initial, ModelWeights best) {
        Finisher finisher = recipe.finisher().orElse(null);
        if (finisher == null) {
            return best;
        }
        return finisher.finish(initial, best, weights -> {
            encoder.restoreFrom(weights);
            modelSearch.forget();
            return devQuality();
        });
    }

    private Evaluation timedEvaluation() {
        long start = System.nanoTime();
        SearchTransform transform =
                recipe.searchTransform().orElseGet(() -> companionAs(SearchTransform.class, SearchTransform.NONE));
        Evaluation evaluation;
        try (ModelSearch finished = new ModelSearch(encoder, base, test.queries(), recipe.documentsFrozen(), threads)) {
            evaluation = test.evaluate(finished.at(Math.max(1, steps)), transform);
        }
        evaluateNanos += System.nanoTime() - start;
        return evaluation;
    }

    private CellCost cost() {
        return new CellCost(
                trainNanos / 1e9,
                poolNanos / 1e9,
                companionNanos / 1e9,
                evaluateNanos / 1e9,
                steps,
                schedule == null ? 0 : schedule.builds());
    }
}
