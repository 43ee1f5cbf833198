package dev.negbench.harness.bench;

import dev.negbench.harness.experiment.Rehearsal;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.stage.RankedLists;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a search transform cost a query beside plain search? One operation is one query of 32 that are asked
 * together, 100 places deep, other queries every time, with the model before training and companions that have learnt
 * nothing: what they learn changes answers, not costs.
 *
 * <p>Strategies with a search transform or a companion are found by themselves; a companion that does not act at query
 * time costs what {@link #baseline} does.
 */
@Question("What does a search transform cost a query beside plain search?")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx2g"})
public class SearchTransformBenchmark {
    private static final int QUERIES = 32;
    private static final int DEPTH = 100;

    /** A strategy that draws, as typed. */
    @Param("random|unime-v2-reranker")
    public String strategy;

    /** Where texts and queries are from. */
    @Param("wordnet-senses-small")
    public String dataset;

    private Rehearsal rehearsal;
    private int next;

    /** Returns the strategies whose card names a search transform or a companion, each so that it draws. */
    public static String[] strategies() {
        return CompanionBenchmark.having(Stage.SEARCH_TRANSFORM, Stage.COMPANION);
    }

    /** Loads, mines and creates. */
    @Setup(Level.Trial)
    public void setUp() {
        rehearsal = StepExamples.rehearsal(strategy, dataset);
    }

    /** Ends threads and searchers. */
    @TearDown(Level.Trial)
    public void tearDown() {
        rehearsal.close();
    }

    /** Plain search. */
    @Benchmark
    @OperationsPerInvocation(QUERIES)
    public RankedLists baseline() {
        next += QUERIES;
        return rehearsal.rehearsed().plainSearch(next, QUERIES, DEPTH);
    }

    /** Search as the strategy does it. */
    @Benchmark
    @OperationsPerInvocation(QUERIES)
    public RankedLists search() {
        next += QUERIES;
        return rehearsal.rehearsed().search(next, QUERIES, DEPTH);
    }
}
