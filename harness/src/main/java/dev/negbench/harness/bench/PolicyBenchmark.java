package dev.negbench.harness.bench;

import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.TrainingBatch;
import dev.negbench.strategies.stage.Weighting;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a policy cost for one query: samples from softmax over its list, and the gradient of their loss? The policy
 * is sampled at every step from new scores; the lists are made up, normal scores around 0.3, thousands of them, and
 * visited in a circle. {@link #baseline} lays a list's scores out and does nothing with them.
 */
@Question("What do a policy's samples and their gradient cost for one query?")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class PolicyBenchmark {
    /** Documents a list, the positive among them. */
    @Param({"50", "200"})
    public int documents;

    /** Samples a query. */
    @Param("8")
    public int samples;

    private OneList list;
    private Weighting weighting;
    private Objective objective;

    /** A batch of one row whose scores are those of the next pool. */
    private static final class OneList implements TrainingBatch {
        private final NormalPools pools;
        private final ScoreRows rows = new ScoreRows();
        private CandidatePool pool;
        private long step;

        OneList(int documents) {
            pools = NormalPools.of(documents - 1, 0.3, 0.1);
            rows.clear();
            rows.openRow();
            for (int item = 0; item < documents; item++) {
                rows.append(item, item == 0 ? ScoreRows.POSITIVE : ScoreRows.DRAWN);
            }
        }

        OneList next() {
            pool = pools.next();
            step++;
            rows.scores()[0] = pool.positiveScores()[0];
            System.arraycopy(pool.scores(), 0, rows.scores(), 1, pool.size());
            return this;
        }

        @Override
        public long step() {
            return step;
        }

        @Override
        public int[] queries() {
            return new int[] {pool.query()};
        }

        @Override
        public ScoreRows scores() {
            return rows;
        }

        @Override
        public int itemId(int item) {
            return item == 0 ? pool.positives()[0] : pool.ids()[item - 1];
        }

        @Override
        public CandidatePool pool(int row) {
            return pool;
        }

        @Override
        public int drawnPosition(int row, int k) {
            return k;
        }

        @Override
        public Retrieval retrieval() {
            throw new UnsupportedOperationException("a made-up list has no corpus");
        }
    }

    /** Makes the lists. */
    @Setup
    public void prepare() {
        String strategy = "nsr(iteration=1,k=" + documents + ",samples=" + samples + ")";
        Recipe recipe = Strategies.load().parse(strategy).recipe(DrawBenchmark.placeholder(documents - 1));
        weighting = recipe.weighting().orElseThrow();
        objective = recipe.objective().orElseThrow();
        list = new OneList(documents);
    }

    /** Neither. */
    @Benchmark
    public float baseline() {
        return list.next().scores().scores()[0];
    }

    /** Samples, their weights and log-probabilities. */
    @Benchmark
    public float sample() {
        weighting.weigh(list.next());
        return list.scores().weights()[0];
    }

    /** The same, and the loss with its gradient. */
    @Benchmark
    public double sampleAndGradient() {
        weighting.weigh(list.next());
        return objective.evaluate(list.scores());
    }
}
