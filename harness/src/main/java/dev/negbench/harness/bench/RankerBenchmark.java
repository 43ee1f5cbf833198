package dev.negbench.harness.bench;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.harness.experiment.TrainingSplit;
import dev.negbench.harness.ranker.InteractionRanker;
import dev.negbench.harness.ranker.InteractionTexts;
import dev.negbench.harness.ranker.RankerSettings;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.harness.training.TrainingSet;
import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does the interaction ranker cost a pair of query and document, judging and learning? Real texts, random
 * documents; a query meets eight of them, as it does where it learns. Cost goes with the product of both lengths.
 */
@Question("What does a ranker cost a pair, judging and learning?")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RankerBenchmark {
    private static final int QUERIES = 16;
    private static final int DOCUMENTS = 8;
    private static final int PAIRS = QUERIES * DOCUMENTS;
    private static final int BATCHES = 64;
    private static final Objective LOSS = InfoNce.of(1);

    /** Where the texts are from. */
    @Param("wordnet-senses-small")
    public String dataset;

    private final ScoreRows rows = new ScoreRows();
    private final float[] scores = new float[DOCUMENTS];
    private final int[] some = new int[DOCUMENTS];
    private int[][] queries;
    private int[][] documents;
    private PairRanker ranker;
    private int next;

    /** Tokenises the texts and chooses who meets whom. */
    @Setup
    public void prepare() {
        CacheFolder cache = CacheFolder.standard();
        Dataset loaded = DatasetLocator.standard(cache.root().resolve("datasets"), List.of()).load(dataset);
        TrainingSet training = TrainingSplit.of(loaded, loaded.split("test"), Integer.MAX_VALUE).training();
        ranker = new InteractionRanker(
                InteractionTexts.of(loaded.corpus(), loaded.queries(), cache), RankerSettings.STANDARD, 1);
        SplittableRandom random = new SplittableRandom(1);
        queries = new int[BATCHES][QUERIES];
        documents = new int[BATCHES][PAIRS];
        for (int b = 0; b < BATCHES; b++) {
            for (int q = 0; q < QUERIES; q++) {
                queries[b][q] = training.ordinals()[random.nextInt(training.size())];
            }
            for (int d = 0; d < PAIRS; d++) {
                documents[b][d] = random.nextInt(loaded.corpus().size());
            }
        }
        rows.clear();
        for (int q = 0; q < QUERIES; q++) {
            rows.openRow();
            for (int d = 0; d < DOCUMENTS; d++) {
                rows.append(q * DOCUMENTS + d, d == 0 ? ScoreRows.POSITIVE : ScoreRows.DRAWN);
            }
        }
    }

    /** Scores. */
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public float score() {
        next = (next + 1) % BATCHES;
        float sum = 0;
        for (int q = 0; q < QUERIES; q++) {
            System.arraycopy(documents[next], q * DOCUMENTS, some, 0, DOCUMENTS);
            ranker.score(queries[next][q], some, DOCUMENTS, scores);
            sum += scores[0];
        }
        return sum;
    }

    /** Scores, differentiates and steps. */
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public double learn() {
        next = (next + 1) % BATCHES;
        return ranker.learn(queries[next], documents[next], rows, LOSS);
    }
}
