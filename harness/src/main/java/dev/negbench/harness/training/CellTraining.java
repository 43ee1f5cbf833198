package dev.negbench.harness.training;

import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.encoder.TrainingStep;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.retrieval.CorpusRetrieval;
import dev.negbench.harness.training.CellEffort.Part;
import dev.negbench.reports.results.CellCost;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final TestSet test;
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
    private LastDraws lastDraws = new LastDraws(new int[0]);
    private final CellEffort effort = new CellEffort();
    private TrainingSet training;
    private ExampleOrder order;

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
            TestSet test,
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
        weighting = recipe.weighting().orElseGet(() -> Companion.as(companions, Weighting.class, Weighting.NONE));
        int[] searched = IntStream.concat(Arrays.stream(training.ordinals()), Arrays.stream(dev.queries()))
                .distinct()
                .toArray();
        modelSearch = new ModelSearch(encoder, base, searched, recipe.documentsFrozen(), threads);
        batch = new DrawnBatch(settings.batchSize(), mode, recipe, negatives, seed);
    }

    /**
     * Has the cell remember what it draws last for some queries; changes none of its numbers. Must come before {@code
     * run}.
     *
     * @param queries their ordinals, ascending; those that are not trained on are passed over
     * @return this
     */
    public CellTraining remembering(int[] queries) {
        lastDraws = new LastDraws(queries);
        return this;
    }

    private static BatchMode mode(Recipe recipe, BatchMode wanted, int negatives) {
        BatchMode mode = recipe.batchMode().orElse(wanted);
        if (wanted == BatchMode.DRAWN
                && (mode == BatchMode.IN_BATCH || recipe.negativeSampler().isEmpty() || negatives == 0)) {
            throw new NotApplicableException("draws no negatives of its own, and in mode drawn there are no others");
        }
        return mode;
    }

    /** Trains and evaluates without leaving checkpoints. */
    public TrainedCell run(IntConsumer afterEpoch) {
        return run(afterEpoch, CheckpointPlace.NONE);
    }

    /**
     * Trains and evaluates. Where there is a checkpoint of this cell it goes on from there, to the same numbers bit for
     * bit. A cell whose pools come from an earlier model than the present one (a lag) leaves none.
     *
     * <p>Where the recipe acts at query time, plain search is judged on test as well, so that what training gave and
     * what the query time gave can be told apart; that stands among the diagnostics.
     *
     * @param afterEpoch told after each epoch, for progress
     * @param place where checkpoints are left after an epoch, and one is looked for
     * @return the outcome
     */
    public TrainedCell run(IntConsumer afterEpoch, CheckpointPlace place) {
        try (modelSearch;
                TrainingStep step = encoder.newStep(threads)) {
            prepareTraining();
            lastDraws.begin(training);
            ModelWeights initial = recipe.finisher().isPresent() ? encoder.snapshot() : null;
            EpochChoice choice = new EpochChoice(warmUpEpochs());
            CellCheckpoint checkpoint = new CellCheckpoint(
                    lagging() ? CheckpointPlace.NONE : place,
                    encoder,
                    choice,
                    effort,
                    counts,
                    lastDraws,
                    companions,
                    schedule);
            if (checkpoint.resume()) {
                negativeTexts().ifPresent(this::addNewTexts);
                modelSearch.at(effort.steps());
            } else {
                choice.start(devQuality(SearchTransform.NONE));
            }
            while (choice.goesOn(settings)) {
                int epoch = choice.next();
                double loss = epoch(epoch - 1, step);
                double quality = devQuality(SearchTransform.NONE);
                choice.add(loss, quality, effort.seconds(Part.TRAINING), encoder);
                companions.forEach(companion -> companion.afterEpoch(epoch, this::devQuality));
                afterEpoch.accept(epoch);
                checkpoint.offer(stepsAnEpoch());
            }
            endCompanions();
            encoder.restoreFrom(finish(initial, choice.best()));
            TestEvaluation tested = timedEvaluation();
            if (schedule != null) {
                schedule.countSource();
            }
            return new TrainedCell(
                    tested.evaluation(),
                    choice.curve(),
                    choice.bestEpoch(),
                    counts.profile(),
                    lastDraws.draws(
                            choice.next() - 1, schedule != null, negativeTexts().orElse(null)),
                    cost(),
                    StageDiagnostics.of(tested.beside(), recipe, companions));
        }
    }

    private boolean lagging() {
        return schedule != null && schedule.refresh().lag() > 0;
    }

    private Optional<NegativeTexts> negativeTexts() {
        return schedule == null ? Optional.empty() : schedule.negativeTexts();
    }

    private void prepareTraining() {
        long start = System.nanoTime();
        if (schedule != null) {
            schedule.correctLabels(base);
            training = schedule.training();
        }
        order = new ExampleOrder(seed, training.size());
        effort.add(Part.POOLS, System.nanoTime() - start);
        if (!companions.isEmpty()) {
            long companionStart = System.nanoTime();
            companions.forEach(companion -> companion.prepare(training));
            effort.add(Part.COMPANIONS, System.nanoTime() - companionStart);
        }
    }

    /** Returns the epochs before the strategy does what it is compared for: what they leave is no model of it. */
    private int warmUpEpochs() {
        int ofPools = schedule == null ? 0 : schedule.refresh().warmUpEpochs(stepsAnEpoch());
        int epochs = Math.max(
                ofPools,
                companions.stream().mapToInt(Companion::warmUpEpochs).max().orElse(0));
        if (epochs >= settings.epochs()) {
            throw new NotApplicableException("its warm-up takes " + epochs + (epochs == 1 ? " epoch" : " epochs")
                    + ", and training has " + settings.epochs()
                    + " in all; train longer with --epochs, or shorten the warm-up");
        }
        return epochs;
    }

    private int stepsAnEpoch() {
        return (training.size() + settings.batchSize() - 1) / settings.batchSize();
    }

    private double epoch(int epoch, TrainingStep step) {
        int stepsAnEpoch = stepsAnEpoch();
        int[] rows = order.rows(epoch);
        double loss = 0;
        for (int b = 0; b < stepsAnEpoch; b++) {
            if (schedule != null && schedule.refresh().isDue(effort.steps(), stepsAnEpoch)) {
                refreshPools(stepsAnEpoch);
            }
            int from = b * settings.batchSize();
            int[] examples = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + settings.batchSize()));
            loss += step(examples, epoch, step) * examples.length;
            effort.countStep();
        }
        return loss / rows.length;
    }

    private void refreshPools(int stepsAnEpoch) {
        long start = System.nanoTime();
        int[] upcoming = schedule.upcoming(order, effort.steps(), stepsAnEpoch, settings.batchSize());
        int[] mined = training.select(upcoming).ordinals();
        schedule.rebuild(
                modelSearch.forRefresh(effort.steps(), mined, schedule.refresh().lag()), upcoming);
        negativeTexts().ifPresent(this::addNewTexts);
        effort.add(Part.POOLS, System.nanoTime() - start);
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
        batch.compose(examples, training, order, epoch, effort.steps(), schedule, sampler, modelSearch.last(), counts);
        lastDraws.visited(examples, batch);
        counts.met(batch.queries(), batch.itemIds(), batch.scores());
        step.forward(batch.queries(), batch.itemIds(), batch.itemCount(), batch.scores());
        counts.scores(batch.scores());
        boolean retrieverLearns = true;
        if (!companions.isEmpty()) {
            long companionStart = System.nanoTime();
            for (Companion companion : companions) {
                companion.learn(batch);
                retrieverLearns &= !companion.ownsStep(effort.steps());
            }
            long elapsedNanos = System.nanoTime() - companionStart;
            effort.add(Part.COMPANIONS, elapsedNanos);
            effort.add(Part.TRAINING, -elapsedNanos);
        }
        weighting.weigh(batch);
        double loss = objective.evaluate(batch.scores());
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException("the loss became " + loss + " at step " + effort.steps()
                    + "; lower the learning rate or raise the temperature");
        }
        if (retrieverLearns) {
            step.backward(batch.scores());
        }
        effort.add(Part.TRAINING, System.nanoTime() - start);
        return loss;
    }

    private void endCompanions() {
        if (companions.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        companions.forEach(Companion::trainingEnded);
        effort.add(Part.COMPANIONS, System.nanoTime() - start);
    }

    private double devQuality(SearchTransform search) {
        long start = System.nanoTime();
        double quality = dev.evaluate(modelSearch.at(effort.steps()), search).mean(primary);
        effort.add(Part.EVALUATION, System.nanoTime() - start);
        return quality;
    }

    private ModelWeights finish(ModelWeights initial, ModelWeights best) {
        Finisher finisher = recipe.finisher().orElse(null);
        if (finisher == null) {
            return best;
        }
        return finisher.finish(initial, best, weights -> {
            encoder.restoreFrom(weights);
            modelSearch.forget();
            return devQuality(SearchTransform.NONE);
        });
    }

    private TestEvaluation timedEvaluation() {
        long start = System.nanoTime();
        SearchTransform transform = recipe.searchTransform()
                .orElseGet(() -> Companion.as(companions, SearchTransform.class, SearchTransform.NONE));
        TestEvaluation tested;
        try (ModelSearch finished = new ModelSearch(encoder, base, test.queries(), recipe.documentsFrozen(), threads)) {
            CorpusRetrieval search = finished.finished();
            transform.prepare(training, search);
            tested = TestEvaluation.of(test.open(), search, transform, primary);
        }
        effort.add(Part.EVALUATION, System.nanoTime() - start);
        return tested;
    }

    private CellCost cost() {
        return effort.cost(schedule == null ? 0 : schedule.builds());
    }
}
