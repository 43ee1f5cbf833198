package dev.negbench.harness.bench;

import dev.negbench.harness.encoder.TrainingStep;
import dev.negbench.harness.training.BatchComposer;
import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.UniformSubset;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.ModelWeights;
import dev.negbench.strategies.stage.ScoreRows;
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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How many training examples a second the static encoder learns from, as {@code compare} trains it unless told
 * otherwise: batches of 32 training queries in random order, each with a positive, seven documents drawn uniformly, and
 * the other queries' positives; token rows of 384. The batches are composed and drawn inside the measurement. The
 * baseline does nothing else, {@link #forward} also scores them.
 *
 * <p>{@link #main} measures every dataset that is on this machine.
 */
@Question("How many training examples a second does the encoder learn from?")
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgsAppend = {
            "--add-modules",
            "jdk.incubator.vector",
            "-XX:+UseParallelGC",
            "-XX:+UseTransparentHugePages",
            "-Xmx2g"
        })
public class EncoderStepBenchmark {
    private static final int BATCH = 32;
    private static final int DRAWN = 7;

    /** Whose texts: {@code zipf} for made-up ones, or a dataset; one that is not on this machine is an error. */
    @Param("zipf")
    public String dataset;

    /** How many threads one step is spread over. */
    @Param({"1", "2"})
    public int threads;

    private final InfoNce objective = InfoNce.standard();
    private final BatchComposer composer = new BatchComposer(BatchMode.IN_BATCH_AND_DRAWN, false, false, false);
    private final RandomStream random = new RandomStream(1);
    private final Draw draw = new Draw();
    private final int[] queries = new int[BATCH];
    private final int[] positives = new int[BATCH];
    private final int[][] labelled = new int[BATCH][];
    private final int[][] drawn = new int[BATCH][DRAWN];
    private final int[] drawnCounts = new int[BATCH];
    private StepExamples examples;
    private ModelWeights untrained;
    private TrainingStep step;

    /** Measures every dataset that {@link StepExamples#available} finds; takes JMH's own options. */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include("\\b" + EncoderStepBenchmark.class.getSimpleName() + "\\.")
                        .param("dataset", StepExamples.available())
                        .build())
                .run();
    }

    /** Builds texts and an encoder. */
    @Setup(Level.Trial)
    public void setUp() {
        examples = StepExamples.of(dataset);
        untrained = examples.encoder().checkpoint();
        step = examples.encoder().newStep(threads);
    }

    /** Forgets what was learned: every iteration trains for about the first epoch, whatever the machine's speed. */
    @Setup(Level.Iteration)
    public void restart() {
        examples.encoder().restoreFrom(untrained);
    }

    /** Ends the step's threads. */
    @TearDown(Level.Trial)
    public void tearDown() {
        step.close();
    }

    /** Draws and composes batches. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public ScoreRows baseline() {
        return compose();
    }

    /** The forward pass alone. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public float forward() {
        ScoreRows rows = compose();
        step.forward(queries, composer.itemIds(), composer.itemCount(), rows);
        return rows.scores()[0];
    }

    /** Forward pass, objective, backward pass and update. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public double step() {
        ScoreRows rows = compose();
        step.forward(queries, composer.itemIds(), composer.itemCount(), rows);
        double loss = objective.evaluate(rows);
        step.backward(rows);
        return loss;
    }

    private ScoreRows compose() {
        for (int row = 0; row < BATCH; row++) {
            int example = random.nextInt(examples.queries().length);
            queries[row] = examples.queries()[example];
            labelled[row] = examples.positives()[example];
            positives[row] = labelled[row][random.nextInt(labelled[row].length)];
            draw.clear(DRAWN);
            UniformSubset.draw(examples.documents(), DRAWN, random, draw);
            System.arraycopy(draw.positions(), 0, drawn[row], 0, draw.count());
            drawnCounts[row] = draw.count();
        }
        composer.compose(BATCH, positives, labelled, drawn, drawnCounts);
        return composer.rows();
    }
}
