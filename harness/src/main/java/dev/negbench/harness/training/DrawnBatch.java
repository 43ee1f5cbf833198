package dev.negbench.harness.training;

import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.UniformSubset;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.Shortfall;
import dev.negbench.strategies.stage.TrainingBatch;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The batch that is being trained on: its examples, the negatives drawn for each, and the rows that the loss compares.
 * Reused from step to step; one thread owns it.
 */
final class DrawnBatch implements TrainingBatch {
    private static final long BATCH_STREAM = -1;

    private final int negatives;
    private final OptionalDouble mostDrawnAnExample;
    private final BatchComposer composer;
    private final BatchComposer withoutPools;
    private final Draw draw = new Draw();
    private final RandomStream random;
    private final long seed;
    private final int[] positives;
    private final int[][] labelled;
    private final int[][] drawn;
    private final int[][] positions;
    private final int[] drawnCounts;
    private final Shortfall[] shortfalls;
    private final CandidatePool[] pools;
    private int[] queries;
    private BatchComposer composed;
    private Retrieval retrieval;
    private long step;

    /**
     * @param batchSize most examples a batch
     * @param mode which texts a row is compared with
     * @param recipe says whether rows share what was drawn, and which positives they hold
     * @param negatives negatives drawn for each example
     * @param seed training seed
     */
    DrawnBatch(int batchSize, BatchMode mode, Recipe recipe, int negatives, long seed) {
        this.negatives = negatives;
        this.seed = seed;
        mostDrawnAnExample = recipe.mostDrawnAnExample();
        composer = new BatchComposer(mode, recipe.sharesDrawn(), recipe.everyPositive(), recipe.comparesPositives());
        withoutPools = new BatchComposer(BatchMode.IN_BATCH, false, recipe.everyPositive(), recipe.comparesPositives());
        random = new RandomStream(seed);
        positives = new int[batchSize];
        labelled = new int[batchSize][];
        drawn = new int[batchSize][negatives];
        positions = new int[batchSize][negatives];
        drawnCounts = new int[batchSize];
        shortfalls = new Shortfall[batchSize];
        pools = new CandidatePool[batchSize];
        queries = new int[batchSize];
    }

    /**
     * Draws and composes a batch.
     *
     * @param rows rows of the training set
     * @param training the training set
     * @param order chooses each example's positive
     * @param schedule the pools, or null if nothing is drawn
     * @param sampler the sampler, or null if nothing is drawn
     */
    void compose(
            int[] rows,
            TrainingSet training,
            ExampleOrder order,
            int epoch,
            long atStep,
            PoolSchedule schedule,
            NegativeSampler sampler,
            Retrieval modelSearch,
            DrawnCounts counts) {
        step = atStep;
        retrieval = modelSearch;
        boolean drawing = schedule != null && schedule.ready();
        if (queries.length != rows.length) {
            queries = new int[rows.length];
        }
        for (int r = 0; r < rows.length; r++) {
            int row = rows[r];
            queries[r] = training.ordinals()[row];
            labelled[r] = training.positives(row);
            int positive = order.positive(epoch, training.key(row), labelled[r].length);
            positives[r] = labelled[r][positive];
            drawnCounts[r] = 0;
            shortfalls[r] = Shortfall.DRAWS_NONE;
            if (drawing) {
                pools[r] = schedule.pool(row);
                random.reset(seed, epoch, training.key(row));
                draw.clear(negatives);
                sampler.draw(pools[r], positive, negatives, random, draw);
                drawnCounts[r] = draw.count();
                for (int k = 0; k < draw.count(); k++) {
                    positions[r][k] = draw.positions()[k];
                    drawn[r][k] = pools[r].ids()[draw.positions()[k]];
                }
                shortfalls[r] = draw.shortfall();
            }
        }
        if (mostDrawnAnExample.isPresent()) {
            limit(rows.length, (int) Math.ceil(mostDrawnAnExample.getAsDouble() * rows.length));
        }
        for (int r = 0; r < rows.length; r++) {
            counts.example(queries[r], drawn[r], drawnCounts[r], shortfalls[r]);
        }
        composed = drawing || schedule == null ? composer : withoutPools;
        composed.compose(rows.length, positives, labelled, drawn, drawnCounts);
    }

    /** Keeps this many of all that was drawn, each with the same probability; the order within a row stays. */
    private void limit(int rows, int most) {
        int all = 0;
        for (int r = 0; r < rows; r++) {
            all += drawnCounts[r];
        }
        if (all <= most) {
            return;
        }
        random.reset(seed, BATCH_STREAM, step);
        UniformSubset.draw(all, most, random, draw);
        int[] kept = Arrays.copyOf(draw.positions(), draw.count());
        Arrays.sort(kept);
        int number = 0;
        int next = 0;
        for (int r = 0; r < rows; r++) {
            int before = drawnCounts[r];
            drawnCounts[r] = 0;
            for (int k = 0; k < before; k++, number++) {
                if (next < kept.length && kept[next] == number) {
                    next++;
                    positions[r][drawnCounts[r]] = positions[r][k];
                    drawn[r][drawnCounts[r]++] = drawn[r][k];
                }
            }
            if (drawnCounts[r] < before) {
                shortfalls[r] = Shortfall.BATCH_LIMIT;
            }
        }
    }

    /** Returns the positive that negatives were drawn for. */
    int positive(int row) {
        return positives[row];
    }

    int drawnCount(int row) {
        return drawnCounts[row];
    }

    Shortfall shortfall(int row) {
        return shortfalls[row];
    }

    int itemCount() {
        return composed.itemCount();
    }

    int[] itemIds() {
        return composed.itemIds();
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public int[] queries() {
        return queries;
    }

    @Override
    public ScoreRows scores() {
        return composed.rows();
    }

    @Override
    public int itemId(int item) {
        return composed.itemIds()[item];
    }

    @Override
    public CandidatePool pool(int row) {
        return pools[row];
    }

    @Override
    public int drawnPosition(int row, int k) {
        if (k >= drawnCounts[row]) {
            throw new IndexOutOfBoundsException(
                    "row " + row + " has " + drawnCounts[row] + " drawn negatives, asked for number " + k);
        }
        return positions[row][k];
    }

    @Override
    public Retrieval retrieval() {
        return retrieval;
    }

    @Override
    public String toString() {
        return "DrawnBatch[step=" + step + ", queries=" + Arrays.toString(queries) + "]";
    }
}
