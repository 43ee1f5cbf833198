package dev.negbench.harness.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.negbench.harness.jfaiss.Faiss;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs every method of the benchmarks once, for 10 ms and in this virtual machine, so that they cannot rot. */
class BenchmarksRunTest {
    /** JMH's lock keeps two measurements on one machine apart; nothing is measured here. */
    @BeforeAll
    static void runBesideOthers() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                DrawRegimeBenchmark.class, ScoreSpreadBenchmark.class, PoolSizeBenchmark.class,
                DrawCountBenchmark.class
            })
    void drawsRunWithEveryStrategy(Class<?> benchmark) throws RunnerException {
        ChainedOptionsBuilder options = options(benchmark, "");
        if (benchmark == ScoreSpreadBenchmark.class) {
            options.param("spread", "1");
        } else if (benchmark == PoolSizeBenchmark.class) {
            options.param("candidates", "50");
        } else if (benchmark == DrawCountBenchmark.class) {
            options.param("draws", "7");
        }
        assertEquals(methods(benchmark), run(options));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                RandomGeneratorBenchmark.class,
                ExponentialBenchmark.class,
                RepeatedDrawBenchmark.class,
                MachineBenchmark.class,
                PolicyBenchmark.class
            })
    void everyMethodRunsAsItIs(Class<?> benchmark) throws RunnerException {
        assertEquals(methods(benchmark), run(options(benchmark, "")));
    }

    @Test
    void objectivesRun() throws RunnerException {
        ChainedOptionsBuilder options =
                options(ObjectiveBenchmark.class, "").param("batch", "4").param("drawn", "1");
        assertEquals(methods(ObjectiveBenchmark.class), run(options));
    }

    @Test
    void trainingStepsRun() throws RunnerException {
        assertEquals("zipf", StepExamples.available()[0]);
        ChainedOptionsBuilder options =
                options(EncoderStepBenchmark.class, "").param("dataset", "zipf").param("threads", "2");
        assertEquals(methods(EncoderStepBenchmark.class), run(options));
    }

    @Test
    void sentencesAreEmbeddedAndRead() throws RunnerException {
        ChainedOptionsBuilder options = options(SentenceVectorsBenchmark.class, "").param("threads", "1");
        assertEquals(methods(SentenceVectorsBenchmark.class), run(options));
    }

    @Test
    void selectionsRunAndFindTheSame() throws RunnerException {
        ChainedOptionsBuilder options =
                options(TopKSelectionBenchmark.class, "").param("documents", "1000").param("best", "20");
        assertEquals(methods(TopKSelectionBenchmark.class), run(options));
    }

    @Test
    void everyFilterOfThisProjectIsFoundAndRuns() throws RunnerException {
        List<String> found = Arrays.asList(FilterBenchmark.strategies());
        assertTrue(found.containsAll(List.of("margin", "max-score", "percpos", "skip")), found.toString());
        ChainedOptionsBuilder options =
                options(FilterBenchmark.class, "").param("strategy", FilterBenchmark.strategies());
        assertEquals(methods(FilterBenchmark.class), run(options));
    }

    @Test
    void relabellingRuns() throws RunnerException {
        assertEquals(methods(RelabelBenchmark.class), run(options(RelabelBenchmark.class, "")));
    }

    @Test
    void verifyingRuns() throws RunnerException {
        assertEquals(methods(VerifierBenchmark.class), run(options(VerifierBenchmark.class, "")));
    }

    @Test
    void writingNegativesRuns() throws RunnerException {
        ChainedOptionsBuilder options = options(GenerateBenchmark.class, "").param("documents", "1000");
        assertEquals(methods(GenerateBenchmark.class), run(options));
    }

    @Test
    void miningRuns() throws RunnerException {
        ChainedOptionsBuilder options =
                options(MiningBenchmark.class, "mine").param("documents", "500").param("queries", "40");
        assertEquals(Set.of("mine"), run(options));
    }

    @Test
    @Tag("faiss")
    void theSearchThatMiningIsHeldAgainstRuns() throws RunnerException {
        assumeTrue(Faiss.available(), Faiss::unavailability);
        ChainedOptionsBuilder options =
                options(MiningBenchmark.class, "faiss").param("documents", "500").param("queries", "40");
        assertEquals(Set.of("faiss"), run(options));
    }

    @Test
    void denoisingRuns() throws RunnerException {
        ChainedOptionsBuilder options = options(DenoiserBenchmark.class, "")
                .param("points", "200")
                .param("dimension", "8")
                .param("step", "15");
        assertEquals(methods(DenoiserBenchmark.class), run(options));
    }

    @Test
    void stepsOfCompanionsAreFoundAndRun() throws RunnerException {
        List<String> found = Arrays.asList(CompanionBenchmark.strategies());
        assertTrue(found.containsAll(List.of("random|unime-v2-reranker", "unime-v2", "cet", "rrra")), found.toString());
        for (String strategy : List.of("random|unime-v2-reranker", "cet", "rrra")) {
            assertEquals(
                    methods(CompanionBenchmark.class),
                    run(options(CompanionBenchmark.class, "").param("strategy", strategy)));
        }
    }

    @Test
    void searchTransformsAreFoundAndRun() throws RunnerException {
        List<String> found = Arrays.asList(SearchTransformBenchmark.strategies());
        assertTrue(found.containsAll(List.of("random|unime-v2-reranker", "rrra")), found.toString());
        assertFalse(found.contains("unime-v2"), found.toString());
        ChainedOptionsBuilder options = options(SearchTransformBenchmark.class, "").param("strategy", "rrra");
        assertEquals(methods(SearchTransformBenchmark.class), run(options));
    }

    @Test
    void exactSearchInJavaRuns() throws RunnerException {
        ChainedOptionsBuilder options =
                options(IndexBenchmark.class, "baseline").param("documents", "1000");
        assertEquals(Set.of("baseline"), run(options));
    }

    @Test
    @Tag("faiss")
    void faissRunsAndReportsTheRecallItWasTunedFor() throws RunnerException {
        assumeTrue(Faiss.available(), Faiss::unavailability);
        ChainedOptionsBuilder options = options(IndexBenchmark.class, "(flat|approximate)")
                .param("documents", "2000")
                .param("recall", "0.95")
                .measurementIterations(2);
        Collection<RunResult> results = results(options);
        assertEquals(3, results.size(), "flat, IVF and HNSW");
        for (RunResult result : results) {
            if (result.getParams().getBenchmark().endsWith(".approximate")) {
                // Tuned on 25,600 neighbours and measured on 204,800 others: two in a hundred is far beyond chance.
                double recall = secondary(result, "recallAt100");
                assertTrue(recall >= 0.93 && recall <= 1, "recall " + recall + ", " + result.getParams());
                assertTrue(secondary(result, "effort") >= 1, result.getParams()::toString);
            }
        }
    }

    private static double secondary(RunResult result, String name) {
        Result<?> secondary = result.getSecondaryResults().get(name);
        return secondary.getScore();
    }

    private static ChainedOptionsBuilder options(Class<?> benchmark, String methods) {
        return new OptionsBuilder()
                .include("\\b" + benchmark.getSimpleName() + "\\." + (methods.isEmpty() ? "" : methods + "$"))
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(10))
                .shouldFailOnError(true);
    }

    private static Set<String> methods(Class<?> benchmark) {
        return Arrays.stream(benchmark.getMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Runs, and returns the methods that have a result. */
    private static Set<String> run(ChainedOptionsBuilder options) throws RunnerException {
        return results(options).stream()
                .map(result -> result.getParams().getBenchmark())
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Collection<RunResult> results(ChainedOptionsBuilder options) throws RunnerException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        Collection<RunResult> results;
        try (PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8)) {
            results = new Runner(options.build(), OutputFormatFactory.createFormatInstance(out, VerboseMode.NORMAL))
                    .run();
        } catch (RunnerException e) {
            throw new AssertionError(log.toString(StandardCharsets.UTF_8), e);
        }
        assertFalse(results.isEmpty(), log.toString(StandardCharsets.UTF_8));
        for (RunResult result : results) {
            double score = result.getPrimaryResult().getScore();
            assertTrue(score > 0 && Double.isFinite(score), result.getParams() + ": " + score);
        }
        return results;
    }
}
