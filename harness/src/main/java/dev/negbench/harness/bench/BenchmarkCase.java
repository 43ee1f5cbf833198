package dev.negbench.harness.bench;

import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.speed.BenchmarkFigure;
import dev.negbench.reports.speed.Roofline;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.stage.ProbabilisticSampler;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One benchmark with one value for each parameter: what a fork measures.
 *
 * @param type the benchmark class
 * @param method its method
 * @param params JMH's parameters, name → value
 * @param labels what else tells it from others and JMH need not know, such as the dataset
 */
public record BenchmarkCase(Class<?> type, String method, Map<String, String> params, Map<String, String> labels) {
    /** Returns class and method, {@code DrawBenchmark.draw}. */
    public String benchmark() {
        return type.getSimpleName() + "." + method;
    }

    /** Returns parameters and labels, by name. */
    public Map<String, String> allParams() {
        Map<String, String> all = new TreeMap<>(labels);
        all.putAll(params);
        return all;
    }

    /** Returns whether a stored fork is one of this case. */
    public boolean isCaseOf(BenchmarkRun run) {
        return run.benchmark().equals(benchmark()) && run.params().equals(allParams());
    }

    /** Returns class, method and parameters in one line. */
    public String name() {
        return BenchmarkFigure.name(benchmark(), allParams());
    }

    /**
     * Returns what {@link Work} says of an operation, resource → amount. An amount with a name in it that has no number
     * here is left out with all others: half a limit would be none.
     */
    public Map<String, Double> work() {
        Work work = Arrays.stream(type.getMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .map((Method found) -> found.getAnnotation(Work.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Map<String, Double> amounts = new LinkedHashMap<>();
        if (work != null) {
            put(amounts, Roofline.RANDOM_NUMBERS, work.randomNumbers());
            put(amounts, Roofline.MULTIPLY_ADDS, work.multiplyAdds());
            put(amounts, Roofline.CACHE_BYTES, work.cacheBytes());
            put(amounts, Roofline.MEMORY_BYTES, work.memoryBytes());
        }
        if (!drawsByChance()) {
            amounts.remove(Roofline.RANDOM_NUMBERS);
        }
        return amounts.containsValue(Double.NaN) ? Map.of() : amounts;
    }

    /** Tells whether the strategy that is measured, if there is one, needs random numbers to draw. */
    private boolean drawsByChance() {
        String strategy = allParams().get("strategy");
        try {
            return strategy == null
                    || Strategies.load()
                            .parse(strategy)
                            .recipe(DrawBenchmark.placeholder(1))
                            .negativeSampler()
                            .filter(ProbabilisticSampler.class::isInstance)
                            .isPresent();
        } catch (NotApplicableException withoutData) {
            return false;
        }
    }

    private void put(Map<String, Double> amounts, String resource, String product) {
        if (!product.isEmpty()) {
            amounts.put(resource, amount(product));
        }
    }

    private double amount(String product) {
        Map<String, String> known = new HashMap<>();
        Question question = type.getAnnotation(Question.class);
        if (question != null) {
            for (String given : question.given()) {
                known.put(given.substring(0, given.indexOf('=')), given.substring(given.indexOf('=') + 1));
            }
        }
        known.putAll(params);
        double amount = 1;
        for (String factor : product.split("\\*")) {
            String number = known.getOrDefault(factor.strip(), factor.strip());
            amount *= number.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(number) : Double.NaN;
        }
        return amount;
    }
}
