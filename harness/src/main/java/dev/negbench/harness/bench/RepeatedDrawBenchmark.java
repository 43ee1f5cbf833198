package dev.negbench.harness.bench;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.ReadyTable;
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
 * When does a table that is built once a pool pay? 15 of 200 in proportion to exp(score), the scores normal: by a ready
 * table, by weighing all candidates at every draw, and what building the table takes. 4,096 different pools are visited
 * in turn with new random numbers in every round. {@link #baseline} does everything but the draw.
 */
@Question("What does a ready table save when a pool is drawn from again and again?")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RepeatedDrawBenchmark {
    private static final int CANDIDATES = 200;
    private static final int POOLS = 4096;
    private static final int DRAWS = 15;

    /** Standard deviation of the logarithms of weights. */
    @Param({"0.3", "1", "4"})
    public double spread;

    private final RandomStream random = new RandomStream(1);
    private final Draw draw = new Draw();
    private double[][] exponents;
    private ReadyTable[] tables;
    private int at;
    private long epoch;

    /** Makes the pools and their tables. */
    @Setup
    public void prepare() {
        NormalPools pools = NormalPools.of(CANDIDATES, 0, spread);
        exponents = new double[POOLS][CANDIDATES];
        tables = new ReadyTable[POOLS];
        for (int p = 0; p < POOLS; p++) {
            CandidatePool pool = pools.next();
            for (int i = 0; i < CANDIDATES; i++) {
                exponents[p][i] = pool.scores()[i];
            }
            tables[p] = ReadyTable.of(exponents[p]);
        }
    }

    /** Everything but the draw. */
    @Benchmark
    public int baseline() {
        return draw.clear(DRAWS).count() + tables[next()].size();
    }

    /** Draws from a table. */
    @Benchmark
    public int readyTable() {
        tables[next()].draw(DRAWS, random, draw);
        return draw.positions()[0];
    }

    /** Weighs all candidates and draws. */
    @Benchmark
    public int weighed() {
        System.arraycopy(exponents[next()], 0, WeightedSubset.exponents(CANDIDATES, DRAWS, draw), 0, CANDIDATES);
        WeightedSubset.draw(CANDIDATES, DRAWS, random, draw);
        return draw.positions()[0];
    }

    /** Builds a table. */
    @Benchmark
    public ReadyTable build() {
        return ReadyTable.of(exponents[next()]);
    }

    private int next() {
        at = at + 1 & POOLS - 1;
        epoch += at == 0 ? 1 : 0;
        random.reset(1, epoch, at);
        return at;
    }
}
