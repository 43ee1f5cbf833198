package dev.negbench.reports.speed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What this machine needs at least for a piece of work: each resource at the rate that was measured in the same run,
 * all resources at once, so that the slowest decides. A lower bound of any implementation, not a forecast of one.
 *
 * @param nanosPerUnit resource → nanoseconds for a unit of it; resources that were not measured are absent
 */
public record Roofline(Map<String, Double> nanosPerUnit) {
    /** 64-bit random numbers from the samplers' stream. */
    public static final String RANDOM_NUMBERS = "randomNumbers";

    /** Multiplications with addition of one float each. */
    public static final String MULTIPLY_ADDS = "multiplyAdds";

    /** Bytes read from the nearest cache. */
    public static final String CACHE_BYTES = "cacheBytes";

    /** Bytes read from main memory. */
    public static final String MEMORY_BYTES = "memoryBytes";

    /** The class whose methods measure the machine, an operation a unit; methods are named like resources. */
    public static final String MACHINE = "MachineBenchmark";

    private static final Map<String, String> WORDS = Map.of(
            RANDOM_NUMBERS, "random numbers",
            MULTIPLY_ADDS, "multiply-adds",
            CACHE_BYTES, "reads from cache",
            MEMORY_BYTES, "reads from memory");

    /**
     * The least time for some work.
     *
     * @param nanos nanoseconds an operation; NaN if the work or the machine is unknown
     * @param bound the resource that decides, in words; empty if unknown
     */
    public record Floor(double nanos, String bound) {}

    /** Collects what a run measured of its machine. */
    public static Roofline of(List<BenchmarkFigure> figures) {
        Map<String, Double> rates = new LinkedHashMap<>();
        for (BenchmarkFigure figure : figures) {
            String method = figure.benchmark().substring(figure.benchmark().indexOf('.') + 1);
            if (figure.benchmark().startsWith(MACHINE + ".") && WORDS.containsKey(method) && figure.isMeasured()) {
                rates.put(method, figure.nanos());
            }
        }
        return new Roofline(Map.copyOf(rates));
    }

    /** Returns the least time for some work; unknown if there is none, or a resource it needs was not measured. */
    public Floor floor(Map<String, Double> work) {
        Floor floor = new Floor(Double.NaN, "");
        for (Map.Entry<String, Double> needed : new TreeMap<>(work).entrySet()) {
            Double rate = nanosPerUnit.get(needed.getKey());
            if (rate == null) {
                return new Floor(Double.NaN, "");
            }
            double nanos = needed.getValue() * rate;
            if (!(nanos <= floor.nanos)) {
                floor = new Floor(nanos, WORDS.get(needed.getKey()));
            }
        }
        return floor;
    }

    /** Returns what was measured of a resource in the usual unit, or a dash. */
    public String rate(String resource) {
        Double nanos = nanosPerUnit.get(resource);
        if (nanos == null) {
            return "–";
        }
        return switch (resource) {
            case RANDOM_NUMBERS -> String.format(Locale.ROOT, "%.2f ns each", nanos);
            case MULTIPLY_ADDS -> String.format(Locale.ROOT, "%.1f GFLOP/s", 2 / nanos);
            default -> String.format(Locale.ROOT, "%.1f GB/s", 1 / nanos);
        };
    }
}
