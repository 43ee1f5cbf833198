package dev.negbench.harness.bench;

import dev.negbench.harness.encoder.RandomRows;
import dev.negbench.harness.encoder.StaticEncoder;
import dev.negbench.harness.encoder.TrainingStep;
import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.SplittableRandom;
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
 * How many training examples a second the static encoder learns from: batches of 32 queries of 12 tokens, each with its
 * positive and seven drawn documents of 15 tokens, and the other queries' positives; 30,522 token rows of 384. The
 * baseline does the forward pass alone.
 */
@Question("How many training examples a second does the encoder learn from?")
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx1g"})
public class EncoderStepBenchmark {
    private static final int BATCH = 32;
    private static final int DRAWN = 7;
    private static final int VOCABULARY = 30_522;
    private static final int DIMENSION = 384;
    private static final int TEXTS = 20_000;

    /** How many threads one step is spread over. */
    @Param({"1"})
    public int threads;

    private final InfoNce objective = InfoNce.standard();
    private final ScoreRows rows = new ScoreRows();
    private final int[] queries = new int[BATCH];
    private final int[] items = new int[BATCH * (1 + DRAWN)];
    private final SplittableRandom random = new SplittableRandom(1);
    private TrainingStep step;

    /** Builds texts and an encoder with random rows. */
    @Setup(Level.Trial)
    public void setUp() {
        ZipfTexts texts = ZipfTexts.of(VOCABULARY, TEXTS, 12, TEXTS, 15, 1);
        step = StaticEncoder.builder(RandomRows.normal(VOCABULARY, DIMENSION, 1), DIMENSION)
                .queries(texts.queries())
                .documents(texts.documents())
                .build()
                .newStep(threads);
    }

    /** Ends the step's threads. */
    @TearDown(Level.Trial)
    public void tearDown() {
        step.close();
    }

    /** Forward pass, objective, backward pass and update. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public double step() {
        drawBatch();
        step.forward(queries, items, items.length, rows);
        double loss = objective.evaluate(rows);
        step.backward(rows);
        return loss;
    }

    /** The forward pass alone. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public float forward() {
        drawBatch();
        step.forward(queries, items, items.length, rows);
        return rows.scores()[0];
    }

    /** Draws a batch; at 0.3 us an example, part of what is measured. */
    private void drawBatch() {
        for (int row = 0; row < BATCH; row++) {
            queries[row] = random.nextInt(TEXTS);
        }
        for (int item = 0; item < items.length; item++) {
            items[item] = random.nextInt(TEXTS);
        }
        rows.clear();
        for (int row = 0; row < BATCH; row++) {
            rows.openRow();
            rows.append(row, ScoreRows.POSITIVE);
            for (int k = 0; k < DRAWN; k++) {
                rows.append(BATCH + row * DRAWN + k, ScoreRows.DRAWN);
            }
            for (int other = 0; other < BATCH; other++) {
                if (other != row) {
                    rows.append(other, ScoreRows.IN_BATCH);
                }
            }
        }
    }
}
