package dev.negbench.harness.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Every JMH benchmark on the class path, with every combination of its parameters. Nothing has to be registered: a new
 * class is found as JMH finds it, the filters, companions and search transforms of new strategies as the strategies
 * are.
 *
 * <p>{@link DrawBenchmark} is left out: it needs real pools, which its caller builds.
 */
public final class BenchmarkCatalogue {
    private static final String STRATEGY = "strategy";
    private static final String BASELINE = "baseline";

    /** Classes whose strategies are not declared but found. */
    private static final Map<Class<?>, Supplier<String[]>> FOUND = Map.of(
            FilterBenchmark.class, FilterBenchmark::strategies,
            CompanionBenchmark.class, CompanionBenchmark::strategies,
            SearchTransformBenchmark.class, SearchTransformBenchmark::strategies);

    private BenchmarkCatalogue() {}

    /** Returns the cases, {@link MachineBenchmark} first, then by class and method. */
    public static List<BenchmarkCase> cases() {
        List<BenchmarkCase> cases = new ArrayList<>();
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream());
        Map<String, BenchmarkListEntry> ordered = new TreeMap<>();
        BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(silent, VerboseMode.SILENT), List.of())
                .forEach(entry -> ordered.put(entry.getUsername(), entry));
        for (BenchmarkListEntry entry : ordered.values()) {
            Class<?> type = type(entry);
            if (type != DrawBenchmark.class) {
                List<BenchmarkCase> ofMethod = cases(type, entry);
                cases.addAll(type == MachineBenchmark.class ? 0 : cases.size(), ofMethod);
            }
        }
        return List.copyOf(cases);
    }

    /** Returns what each class of some cases asks; a class that says nothing is left out. */
    public static Map<String, String> questions(List<BenchmarkCase> cases) {
        Map<String, String> questions = new TreeMap<>();
        for (BenchmarkCase each : cases) {
            Question question = each.type().getAnnotation(Question.class);
            if (question != null) {
                questions.put(each.type().getSimpleName(), question.value());
            }
        }
        return questions;
    }

    private static List<BenchmarkCase> cases(Class<?> type, BenchmarkListEntry entry) {
        String method = entry.getUsername().substring(entry.getUsername().lastIndexOf('.') + 1);
        List<Map<String, String>> combinations = new ArrayList<>(List.of(Map.of()));
        Map<String, String[]> params =
                entry.getParams().hasValue() ? entry.getParams().get() : Map.of();
        for (Map.Entry<String, String[]> param : new TreeMap<>(params).entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> combination : combinations) {
                for (String value : values(type, method, param.getKey(), param.getValue())) {
                    Map<String, String> with = new LinkedHashMap<>(combination);
                    with.put(param.getKey(), value);
                    longer.add(with);
                }
            }
            combinations = longer;
        }
        return combinations.stream()
                .map(combination -> new BenchmarkCase(type, method, combination, Map.of()))
                .toList();
    }

    /**
     * A baseline does everything but what the strategy does, and so needs only one of them; but the retriever's step
     * without a companion is on the batches that its strategy draws.
     */
    private static Set<String> values(Class<?> type, String method, String param, String[] declared) {
        List<String> values = Arrays.asList(declared);
        if (param.equals(STRATEGY) && FOUND.containsKey(type)) {
            values = Arrays.asList(FOUND.get(type).get());
        }
        if (param.equals(STRATEGY) && method.equals(BASELINE) && type != CompanionBenchmark.class) {
            values = values.subList(0, 1);
        }
        return new LinkedHashSet<>(values.isEmpty() ? enumConstants(type, param) : values);
    }

    /** JMH takes an enum's constants where {@code @Param} names no values. */
    private static List<String> enumConstants(Class<?> type, String param) {
        for (Field field : type.getFields()) {
            if (field.getName().equals(param) && field.getType().isEnum()) {
                return Arrays.stream(field.getType().getEnumConstants())
                        .map(Object::toString)
                        .toList();
            }
        }
        throw new IllegalStateException(type.getName() + ": @Param " + param + " has no values");
    }

    private static Class<?> type(BenchmarkListEntry entry) {
        try {
            // Not initialised: some need modules that a virtual machine which only lists them does not have.
            return Class.forName(entry.getUserClassQName(), false, BenchmarkCatalogue.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(entry.getUserClassQName() + ": listed by JMH and not there; build anew", e);
        }
    }
}
