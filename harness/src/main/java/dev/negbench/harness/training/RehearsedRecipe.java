package dev.negbench.harness.training;

import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.encoder.TrainingStep;
import dev.negbench.harness.retrieval.CorpusRetrieval;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.Companion;
import dev.negbench.strategies.stage.ModelWeights;
import dev.negbench.strategies.stage.NegativeSampler;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.SearchTransform;
import dev.negbench.strategies.stage.Weighting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A recipe's training step and search, to be repeated as often as a benchmark wants: on the pools that its source mines
 * with the model before training, without refreshes and without an end. What {@link CellTraining} does between two
 * refreshes, in two versions: with the recipe's companions, weighting and loss, and with the retriever alone. One
 * thread owns it; it does not close the encoder.
 */
public final class RehearsedRecipe implements AutoCloseable {
    private final TrainingSettings settings;
    private final TrainableEncoder encoder;
    private final CorpusRetrieval retrieval;
    private final PoolSchedule schedule;
    private final TrainingSet training;
    private final ExampleOrder order;
    private final NegativeSampler sampler;
    private final Objective objective;
    private final Objective retrieversOwn;
    private final List<Companion> companions;
    private final Weighting weighting;
    private final SearchTransform transform;
    private final DrawnBatch batch;
    private final DrawnCounts counts = new DrawnCounts(Map.of());
    private final TrainingStep step;
    private final ModelWeights untrained;
    private final List<byte[]> unlearnt;
    private int[] rows;
    private int epoch;
    private int next;
    private long steps;

    /**
     * Mines the pools and creates the companions.
     *
     * @param recipe a recipe with a source and a sampler
     * @param settings batch size, negatives, mode and temperature
     * @param encoder what learns
     * @param retrieval search with the encoder as it is
     * @param queries the queries trained on, at least a batch
     * @param seed training seed
     * @throws IllegalArgumentException if the recipe draws nothing, or there are too few queries
     */
    public RehearsedRecipe(
            Recipe recipe,
            TrainingSettings settings,
            TrainableEncoder encoder,
            CorpusRetrieval retrieval,
            TrainingSet queries,
            long seed) {
        if (recipe.candidateSource().isEmpty() || recipe.negativeSampler().isEmpty()) {
            throw new IllegalArgumentException("the recipe draws no negatives; put a source and a sampler before it");
        }
        if (queries.size() < settings.batchSize()) {
            throw new IllegalArgumentException(
                    "a batch takes " + settings.batchSize() + " queries, there are " + queries.size());
        }
        this.settings = settings;
        this.encoder = encoder;
        this.retrieval = retrieval;
        companions = recipe.companions().stream()
                .map(factory -> factory.create(retrieval, seed))
                .toList();
        weighting = recipe.weighting().orElseGet(() -> Companion.as(companions, Weighting.class, Weighting.NONE));
        transform = recipe.searchTransform()
                .orElseGet(() -> Companion.as(companions, SearchTransform.class, SearchTransform.NONE));
        retrieversOwn = InfoNce.of(settings.temperature());
        objective = recipe.objective().orElse(retrieversOwn);
        sampler = recipe.negativeSampler().get();
        schedule = new PoolSchedule(recipe, queries, seed, counts);
        schedule.correctLabels(retrieval);
        training = schedule.training();
        schedule.rebuild(retrieval, range(training.size()));
        transform.prepare(training, retrieval);
        order = new ExampleOrder(seed, training.size());
        rows = order.rows(0);
        BatchMode mode = recipe.batchMode().orElse(settings.mode());
        batch = new DrawnBatch(
                settings.batchSize(), mode, recipe, recipe.negatives().orElse(settings.negatives()), seed);
        step = encoder.newStep(1);
        untrained = encoder.checkpoint();
        unlearnt = companions.stream().map(Companion::state).toList();
    }

    private static int[] range(int size) {
        int[] all = new int[size];
        Arrays.setAll(all, i -> i);
        return all;
    }

    /** Forgets what encoder and companions have learnt. */
    public void restart() {
        encoder.restoreFrom(untrained);
        for (int i = 0; i < companions.size(); i++) {
            companions.get(i).restore(unlearnt.get(i));
        }
    }

    /** Makes the retriever's step on the next batch as if the recipe had no companion, weighting or loss. */
    public double retrieverAlone() {
        forward();
        double loss = retrieversOwn.evaluate(batch.scores());
        step.backward(batch.scores());
        steps++;
        return loss;
    }

    /** Makes the recipe's step on the next batch: companions, weighting and loss included. */
    public double whole() {
        forward();
        boolean retrieverLearns = true;
        for (Companion companion : companions) {
            companion.learn(batch);
            retrieverLearns &= !companion.ownsStep(steps);
        }
        weighting.weigh(batch);
        double loss = objective.evaluate(batch.scores());
        if (retrieverLearns) {
            step.backward(batch.scores());
        }
        steps++;
        return loss;
    }

    private void forward() {
        if (next + settings.batchSize() > rows.length) {
            rows = order.rows(++epoch);
            next = 0;
        }
        int[] examples = Arrays.copyOfRange(rows, next, next + settings.batchSize());
        next += settings.batchSize();
        batch.compose(examples, training, order, epoch, steps, schedule, sampler, retrieval, counts);
        step.forward(batch.queries(), batch.itemIds(), batch.itemCount(), batch.scores());
    }

    /**
     * Answers training queries without the recipe.
     *
     * @param first row of the first query, counted around the end
     * @param count how many, at most the size of the training set
     * @param depth places wanted a query
     */
    public RankedLists plainSearch(int first, int count, int depth) {
        return SearchTransform.NONE.search(retrieval, some(first, count), Math.min(depth, retrieval.documents()));
    }

    /** Answers them as {@link #plainSearch} does, with the recipe's search transform. */
    public RankedLists search(int first, int count, int depth) {
        return transform.search(retrieval, some(first, count), Math.min(depth, retrieval.documents()));
    }

    private int[] some(int first, int count) {
        int[] queries = new int[count];
        for (int i = 0; i < count; i++) {
            queries[i] = training.ordinals()[Math.floorMod(first + i, training.size())];
        }
        return queries;
    }

    @Override
    public void close() {
        step.close();
    }
}
