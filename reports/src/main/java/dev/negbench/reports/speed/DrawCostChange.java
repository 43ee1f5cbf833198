package dev.negbench.reports.speed;

import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.statistics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened to the cost of one draw between two runs.
 *
 * @param strategy the strategy as typed
 * @param candidates pool size asked for
 * @param draws negatives drawn a query
 * @param oldMicros microseconds a draw in the old run; NaN if it is missing there
 * @param newMicros microseconds a draw in the new run; NaN if it is missing there
 * @param speed new / old with its interval; NaN throughout if one is missing
 * @param change the word for it
 */
public record DrawCostChange(
        String strategy,
        int candidates,
        int draws,
        double oldMicros,
        double newMicros,
        SpeedRatio speed,
        SpeedChange change) {

    private static final SpeedRatio NONE =
            new SpeedRatio(Double.NaN, new Interval(Double.NaN, Double.NaN, SpeedRatio.LEVEL));

    private record Key(String strategy, int candidates, int draws) {
        @Override
        public String toString() {
            return strategy + " with " + candidates + " candidates and " + draws + " draws";
        }
    }

    /**
     * Pairs the figures of two runs by strategy, candidates and draws, and compares each pair. Datasets are not looked
     * at: hand over figures of one. O(n).
     *
     * @param oldCosts figures of the old run, each strategy, candidates and draws once
     * @param newCosts figures of the new run, likewise
     * @return one element a combination: those of the new run in its order, then those that only the old run has
     * @throws IllegalArgumentException if a run has a combination twice, a cost that is not a finite number above 0, or
     *     an error below 0
     */
    public static List<DrawCostChange> between(List<DrawCost> oldCosts, List<DrawCost> newCosts) {
        Map<Key, DrawCost> unmatched = byKey("old", oldCosts);
        List<DrawCostChange> changes = new ArrayList<>();
        byKey("new", newCosts).forEach((key, cost) -> changes.add(of(key, unmatched.remove(key), cost)));
        unmatched.forEach((key, cost) -> changes.add(of(key, cost, null)));
        return List.copyOf(changes);
    }

    private static DrawCostChange of(Key key, DrawCost old, DrawCost now) {
        SpeedRatio speed = NONE;
        SpeedChange change;
        if (old == null) {
            change = SpeedChange.MISSING_IN_OLD;
        } else if (now == null) {
            change = SpeedChange.MISSING_IN_NEW;
        } else {
            speed = SpeedRatio.of(old.micros(), old.error(), now.micros(), now.error());
            change = speed.change();
        }
        return new DrawCostChange(
                key.strategy(), key.candidates(), key.draws(), micros(old), micros(now), speed, change);
    }

    private static double micros(DrawCost cost) {
        return cost == null ? Double.NaN : cost.micros();
    }

    private static Map<Key, DrawCost> byKey(String which, List<DrawCost> costs) {
        Map<Key, DrawCost> byKey = new LinkedHashMap<>();
        for (DrawCost cost : costs) {
            Key key = new Key(cost.strategy(), cost.candidates(), cost.draws());
            if (byKey.put(key, cost) != null) {
                throw new IllegalArgumentException("the " + which + " run has " + key + " twice; keep one of them");
            }
        }
        return byKey;
    }
}
