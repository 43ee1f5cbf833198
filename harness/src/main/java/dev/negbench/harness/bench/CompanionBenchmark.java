package dev.negbench.harness.bench;

import dev.negbench.harness.experiment.Rehearsal;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
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
 * What does a companion's step cost beside the retriever's? One operation is one step on 32 training queries, batches
 * drawn and composed inside the measurement, on pools that the strategy's own source mined with the model before
 * training. {@link #baseline} makes the retriever's step on the same batches; {@link #step} makes the strategy's, with
 * companions, weighting and loss. A strategy without a sampler stands behind {@code random}.
 *
 * <p>Every iteration starts with nothing learnt, so that machines of any speed measure about the same steps. {@link
 * #main} measures every strategy with a companion or a weighting, those of other jars too.
 */
@Question("What does a companion's step cost beside the retriever's?")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx2g"})
public class CompanionBenchmark {
    /** A strategy that draws, as typed. */
    @Param("random|unime-v2-reranker")
    public String strategy;

    /** Where texts and queries are from. */
    @Param("wordnet-senses-small")
    public String dataset;

    private Rehearsal rehearsal;

    /** Measures every strategy that {@link #strategies} finds; takes JMH's own options. */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include("\\b" + CompanionBenchmark.class.getSimpleName() + "\\.")
                        .param("strategy", strategies())
                        .build())
                .run();
    }

    /** Returns the strategies whose card names a companion or a weighting, each so that it draws. */
    public static String[] strategies() {
        return having(Stage.COMPANION, Stage.WEIGHTING);
    }

    /**
     * Returns the strategies whose card names one of some stages, each so that it draws; those are left out that need
     * what no made-up setting has, such as a chat model.
     */
    static String[] having(Stage... stages) {
        return Strategies.load().all().stream()
                .filter(strategy -> Arrays.stream(stages).anyMatch(named(strategy.card())::contains))
                .filter(CompanionBenchmark::applies)
                .map(Strategy::card)
                .map(card -> named(card).contains(Stage.NEGATIVE_SAMPLER) ? card.id() : "random|" + card.id())
                .toArray(String[]::new);
    }

    private static boolean applies(Strategy strategy) {
        try {
            return strategy.recipe(DrawBenchmark.placeholder(7), strategy.card().defaults()) != null;
        } catch (NotApplicableException e) {
            return false;
        }
    }

    private static Set<Stage> named(StrategyCard card) {
        return Stream.concat(card.essential().stream(), card.accompanying().stream())
                .collect(Collectors.toSet());
    }

    /** Loads, mines and creates. */
    @Setup(Level.Trial)
    public void setUp() {
        rehearsal = StepExamples.rehearsal(strategy, dataset);
    }

    /** Forgets what was learned. */
    @Setup(Level.Iteration)
    public void restart() {
        rehearsal.rehearsed().restart();
    }

    /** Ends threads and searchers. */
    @TearDown(Level.Trial)
    public void tearDown() {
        rehearsal.close();
    }

    /** The retriever's step alone. */
    @Benchmark
    public double baseline() {
        return rehearsal.rehearsed().retrieverAlone();
    }

    /** The strategy's step. */
    @Benchmark
    public double step() {
        return rehearsal.rehearsed().whole();
    }
}
