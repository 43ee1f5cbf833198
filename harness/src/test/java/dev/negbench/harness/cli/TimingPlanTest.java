package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.Paper;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.sampling.UniformSampler;
import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strategies that this project has never heard of are timed for no more than being named in a jar. */
class TimingPlanTest {
    private static final DrawTimings.Shape SHAPE = new DrawTimings.Shape("tiny", 100, 5);

    @TempDir
    private Path jar;

    private ClassLoader before;
    private URLClassLoader plugin;

    @BeforeEach
    void addAJar() throws Exception {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(Strategy.class.getName()),
                NewSampler.class.getName() + "\n" + NewFilter.class.getName() + "\n" + NewWeights.class.getName());
        before = Thread.currentThread().getContextClassLoader();
        plugin = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(plugin);
    }

    @AfterEach
    void removeIt() throws Exception {
        Thread.currentThread().setContextClassLoader(before);
        plugin.close();
    }

    @Test
    void everyStrategyIsTimedOrHasAReason() {
        Strategies known = Strategies.load();
        TimingPlan plan = TimingPlan.ofStrategies(known, List.of(), 100);
        List<String> draws = plan.draws().stream().map(ConfiguredStrategy::print).toList();
        List<String> filters = plan.benchmarks().stream()
                .map(benchmark -> benchmark.params().get("strategy"))
                .toList();
        assertTrue(draws.containsAll(List.of("new-sampler", "simans", "ance", "topk", "random")), draws.toString());
        assertTrue(filters.containsAll(List.of("new-filter", "percpos", "skip")), filters.toString());
        assertEquals("draws nothing and filters nothing", plan.nothing().get("in-batch"));
        assertEquals("has no sampler and no filter, only weighting", plan.nothing().get("new-weights"));
        assertEquals(
                known.all().size(), draws.size() + filters.size() + plan.nothing().size(), "each strategy once");
    }

    @Test
    void theSuiteHasThemToo() {
        TimingPlan plan = TimingPlan.ofSuite(Strategies.load(), Pattern.compile("new-(sampler|filter)"), SHAPE);
        assertEquals(
                List.of(
                        "FilterBenchmark.filter candidates=200 strategy=new-filter",
                        "DrawBenchmark.draw candidates=100 dataset=tiny draws=5 strategy=new-sampler"),
                plan.cases(SHAPE).stream().map(benchmark -> benchmark.name()).toList());
    }

    @Test
    void dryRunTellsThemAndTimesNothing() {
        BenchRun run = BenchRun.of("throughput", "--dry-run");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("strategy=new-sampler\n") && run.out().contains("strategy=new-filter\n"));
        assertTrue(run.err().contains("nothing to time of new-weights: "), run.err());
    }

    private static StrategyCard card(String id, Stage stage) {
        return new StrategyCard(
                id, Paper.NONE, "For a test.", Set.of(stage), Set.of(), List.of(), Map.of(), List.of());
    }

    /** Draws. */
    public static final class NewSampler implements Strategy {
        @Override
        public StrategyCard card() {
            return TimingPlanTest.card("new-sampler", Stage.NEGATIVE_SAMPLER);
        }

        @Override
        public Recipe recipe(Setting setting, Parameters parameters) {
            return Recipe.builder().negativeSampler(UniformSampler.INSTANCE).build();
        }
    }

    /** Filters. */
    public static final class NewFilter implements Strategy {
        @Override
        public StrategyCard card() {
            return TimingPlanTest.card("new-filter", Stage.CANDIDATE_FILTER);
        }

        @Override
        public Recipe recipe(Setting setting, Parameters parameters) {
            return Recipe.builder()
                    .candidateFilter(new CandidateFilter() {
                        @Override
                        public String reason() {
                            return "first";
                        }

                        @Override
                        public void filter(CandidatePool pool, boolean[] keep) {
                            keep[0] = false;
                        }
                    })
                    .build();
        }
    }

    /** Does neither. */
    public static final class NewWeights implements Strategy {
        @Override
        public StrategyCard card() {
            return TimingPlanTest.card("new-weights", Stage.WEIGHTING);
        }

        @Override
        public Recipe recipe(Setting setting, Parameters parameters) {
            return Recipe.builder().build();
        }
    }
}
