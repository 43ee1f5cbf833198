package dev.negbench.reports.speed;

import dev.negbench.reports.statistics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened to a benchmark between two stored runs.
 *
 * @param name class, method and parameters
 * @param oldNanos nanoseconds an operation in the old run; NaN if it has none
 * @param newNanos nanoseconds an operation in the new run; NaN if it has none
 * @param speed new / old with its interval; NaN throughout if one is missing
 * @param change the word for it
 */
public record BenchmarkChange(String name, double oldNanos, double newNanos, SpeedRatio speed, SpeedChange change) {
    private static final SpeedRatio NONE =
            new SpeedRatio(Double.NaN, new Interval(Double.NaN, Double.NaN, SpeedRatio.LEVEL));

    /**
     * Pairs the figures of two runs by benchmark and parameters; those that failed count as missing. O(n).
     *
     * @return one element a benchmark: those of the new run in its order, then those that only the old run has
     */
    public static List<BenchmarkChange> between(List<BenchmarkFigure> oldRun, List<BenchmarkFigure> newRun) {
        Map<String, BenchmarkFigure> unmatched = byName(oldRun);
        List<BenchmarkChange> changes = new ArrayList<>();
        byName(newRun).forEach((name, now) -> {
            BenchmarkFigure old = unmatched.remove(name);
            if (old == null) {
                changes.add(new BenchmarkChange(name, Double.NaN, now.nanos(), NONE, SpeedChange.MISSING_IN_OLD));
            } else {
                SpeedRatio speed = SpeedRatio.of(old.nanos(), old.errorNanos(), now.nanos(), now.errorNanos());
                changes.add(new BenchmarkChange(name, old.nanos(), now.nanos(), speed, speed.change()));
            }
        });
        unmatched.forEach((name, old) ->
                changes.add(new BenchmarkChange(name, old.nanos(), Double.NaN, NONE, SpeedChange.MISSING_IN_NEW)));
        return List.copyOf(changes);
    }

    private static Map<String, BenchmarkFigure> byName(List<BenchmarkFigure> figures) {
        Map<String, BenchmarkFigure> byName = new LinkedHashMap<>();
        figures.stream().filter(BenchmarkFigure::isMeasured).forEach(figure -> byName.put(figure.name(), figure));
        return byName;
    }
}
