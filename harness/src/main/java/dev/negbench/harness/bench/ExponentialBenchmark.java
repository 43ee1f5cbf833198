package dev.negbench.harness.bench;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.WeightedSubset;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
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
 * What do the weights of a pool cost whose bits must be the same on every machine? {@link Math#exp} is fast and may
 * differ in the last place; {@link StrictMath#exp} may not; the samplers have an exponential of their own.
 *
 * <p>That one is not public, so {@link #weightedSubset} times it where it works: the weights, their cumulative table
 * and one draw from it, an upper bound. {@link #mathExpDraw} does the same in the plain way. The logarithms of the
 * weights are normal, other ones in every invocation: with the same numbers again and again the branches of an
 * exponential would cost nothing. {@link #baseline} copies them and sums them.
 */
@Question("What do the weights of a pool cost?")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ExponentialBenchmark {
    private static final double SPREAD = 4;

    /** Candidates in a pool, one exponential each. */
    @Param("200")
    public int candidates;

    private final RandomStream random = new RandomStream(1);
    private final Draw draw = new Draw();
    private NormalPools pools;

    /** Makes the pools. */
    @Setup
    public void prepare() {
        pools = NormalPools.of(candidates, 0, SPREAD);
    }

    /** No exponential. */
    @Benchmark
    public double baseline() {
        double[] x = logWeights(pools.next());
        double sum = 0;
        for (int i = 0; i < candidates; i++) {
            sum += x[i];
        }
        return sum;
    }

    /** {@link Math#exp}, summed. */
    @Benchmark
    public double mathExp() {
        double[] x = logWeights(pools.next());
        double sum = 0;
        for (int i = 0; i < candidates; i++) {
            sum += Math.exp(x[i]);
        }
        return sum;
    }

    /** {@link StrictMath#exp}, summed. */
    @Benchmark
    public double strictMathExp() {
        double[] x = logWeights(pools.next());
        double sum = 0;
        for (int i = 0; i < candidates; i++) {
            sum += StrictMath.exp(x[i]);
        }
        return sum;
    }

    /** {@link Math#exp}, prefix sums, and a search for one uniform number. */
    @Benchmark
    public int mathExpDraw() {
        CandidatePool pool = pools.next();
        random.reset(1, pools.epoch(), pool.queryKey());
        double[] x = logWeights(pool);
        double sum = 0;
        for (int i = 0; i < candidates; i++) {
            sum += Math.exp(x[i]);
            x[i] = sum;
        }
        double wanted = random.nextDouble() * sum;
        int low = 0;
        int high = candidates - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (x[middle] > wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The samplers' exponential, their cumulative table, and one draw from it. */
    @Benchmark
    public int weightedSubset() {
        CandidatePool pool = pools.next();
        random.reset(1, pools.epoch(), pool.queryKey());
        logWeights(pool);
        WeightedSubset.draw(candidates, 1, random, draw);
        return draw.positions()[0];
    }

    private double[] logWeights(CandidatePool pool) {
        double[] x = WeightedSubset.exponents(candidates, 1, draw);
        float[] scores = pool.scores();
        for (int i = 0; i < candidates; i++) {
            x[i] = scores[i];
        }
        return x;
    }
}
