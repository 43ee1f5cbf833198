package dev.negbench.harness.cli;

import dev.negbench.harness.bench.BenchmarkCase;
import dev.negbench.harness.bench.BenchmarkCatalogue;
import dev.negbench.harness.bench.FilterBenchmark;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What will be timed, in order: benchmarks of the machine and of made-up data, and the draws of strategies.
 *
 * @param benchmarks benchmarks that make their own data
 * @param draws strategies whose draw is timed on real pools
 * @param nothing strategies that there is nothing to time of, id → reason
 */
record TimingPlan(List<BenchmarkCase> benchmarks, List<ConfiguredStrategy> draws, Map<String, String> nothing) {
    /**
     * Plans the draws and filters of strategies: of all that exist, those of other jars too, or of those named.
     *
     * @param named strategies or compositions; empty for all
     * @param candidates candidates of the pools that are filtered
     */
    static TimingPlan ofStrategies(Strategies known, List<ConfiguredStrategy> named, int candidates) {
        List<ConfiguredStrategy> strategies = named.isEmpty()
                ? known.all().stream()
                        .map(strategy -> known.parse(strategy.card().id()))
                        .toList()
                : named;
        List<String> filters = List.of(FilterBenchmark.strategies());
        List<BenchmarkCase> benchmarks = new ArrayList<>();
        List<ConfiguredStrategy> draws = new ArrayList<>();
        Map<String, String> nothing = new LinkedHashMap<>();
        for (ConfiguredStrategy strategy : strategies) {
            if (has(strategy, Stage.NEGATIVE_SAMPLER)) {
                draws.add(strategy);
            } else if (filters.contains(strategy.print())) {
                benchmarks.add(filter(strategy.print(), candidates));
            } else {
                nothing.put(strategy.print(), reason(strategy));
            }
        }
        return new TimingPlan(List.copyOf(benchmarks), List.copyOf(draws), nothing);
    }

    /**
     * Plans every benchmark there is and the draw of every strategy, as far as the name of the case matches.
     *
     * @param only found anywhere in class, method and parameters
     */
    static TimingPlan ofSuite(Strategies known, Pattern only, DrawTimings.Shape shape) {
        TimingPlan all = ofStrategies(known, List.of(), shape.candidates());
        return new TimingPlan(
                BenchmarkCatalogue.cases().stream()
                        .filter(benchmark -> only.matcher(benchmark.name()).find())
                        .toList(),
                all.draws().stream()
                        .filter(strategy -> only.matcher(
                                        DrawTimings.draw(strategy, shape).name())
                                .find())
                        .toList(),
                all.nothing());
    }

    /** Returns the case of a filter on made-up pools. */
    static BenchmarkCase filter(String strategy, int candidates) {
        return new BenchmarkCase(
                FilterBenchmark.class,
                "filter",
                Map.of("strategy", strategy, "candidates", Integer.toString(candidates)),
                Map.of());
    }

    private static boolean has(ConfiguredStrategy strategy, Stage stage) {
        return strategy.parts().stream()
                .map(part -> part.strategy().card())
                .anyMatch(card ->
                        card.essential().contains(stage) || card.accompanying().contains(stage));
    }

    private static String reason(ConfiguredStrategy strategy) {
        List<Stage> stages = strategy.parts().stream()
                .map(part -> part.strategy())
                .map(Strategy::card)
                .flatMap((StrategyCard card) -> Stream.concat(card.essential().stream(), card.accompanying().stream()))
                .distinct()
                .sorted()
                .toList();
        if (stages.isEmpty()) {
            return "draws nothing and filters nothing";
        }
        if (stages.contains(Stage.CANDIDATE_FILTER)) {
            return "its filter is timed alone, without parameters and other stages; in a composition with a sampler, "
                    + "the draw is timed";
        }
        return "has no sampler and no filter, only "
                + String.join(", ", stages.stream().map(Stage::toString).toList());
    }

    /** Returns every case, of benchmarks and draws. */
    List<BenchmarkCase> cases(DrawTimings.Shape shape) {
        return Stream.concat(
                        benchmarks.stream(), draws.stream().map(strategy -> DrawTimings.draw(strategy, shape)))
                .toList();
    }
}
