package dev.negbench.reports.tables;

import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.DrawnProfile;
import dev.negbench.reports.results.ExperimentResults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What each strategy drew, summed over seeds.
 *
 * @param rows datasets, modes, strategies as planned; only those with a finished cell that drew, or met a
 *     hidden positive in the batch
 */
public record DrawnTable(List<Row> rows) {
    private static final double EDGE_ROUNDING = 1e-9;

    /**
     * One strategy on one dataset in one mode.
     *
     * @param seeds seeds summed over
     * @param total their profiles, added up
     * @param plantedShares known positives, hidden on purpose, among all negatives drawn: one share a seed, in [0, 1]
     */
    public record Row(
            String strategy, String dataset, String mode, int seeds, DrawnProfile total, double[] plantedShares) {

        /** Returns negatives drawn an example. */
        public double perExample() {
            return (double) total.drawn() / total.examples();
        }

        /** Returns the share of negatives drawn that are known positives, in [0, 1]; NaN if none was drawn. */
        public double plantedShare() {
            return (double) total.plantedDrawn() / total.drawn();
        }

        /** Returns the share of negatives met in the batch that are known positives, in [0, 1]; NaN if none was met. */
        public double plantedInBatchShare() {
            return (double) total.plantedInBatch() / total.batchNegatives();
        }

        /**
         * Returns the share of negatives that scored at least as high as the positive, in [0, 1]; NaN if no edge of the
         * histogram is 0.
         */
        public double abovePositiveShare() {
            double[] edges = total.relativeScoreEdges();
            long[] counts = total.relativeScoreCounts();
            for (int edge = 0; edge < edges.length; edge++) {
                if (Math.abs(edges[edge]) < EDGE_ROUNDING) {
                    long above = Arrays.stream(counts, edge + 1, counts.length).sum();
                    return (double) above / Arrays.stream(counts).sum();
                }
            }
            return Double.NaN;
        }

        /** Returns the share of candidates that filters removed, in [0, 1]. */
        public double removedShare() {
            return (double) sum(total.removed()) / total.candidates();
        }

        /**
         * Returns the share of examples that got fewer negatives than asked for, or others in their place, in [0, 1].
         */
        public double shortfallShare() {
            return (double) sum(total.shortfalls()) / total.examples();
        }

        private static long sum(Map<String, Long> counts) {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Adds up what finished cells drew.
     *
     * @throws IllegalArgumentException if seeds of one row have histograms of different bins
     */
    public static DrawnTable of(ExperimentResults results) {
        List<Row> rows = new ArrayList<>();
        for (CellGroup group : CellGroup.all(results)) {
            List<DrawnProfile> profiles = group.finished().stream()
                    .map(CellResult::drawn)
                    .filter(drawn -> drawn != null && (drawn.drawn() > 0 || drawn.plantedInBatch() > 0))
                    .toList();
            if (!profiles.isEmpty()) {
                double[] shares = profiles.stream()
                        .mapToDouble(drawn -> (double) drawn.plantedDrawn() / drawn.drawn())
                        .toArray();
                rows.add(new Row(
                        group.strategy(), group.dataset(), group.mode(), profiles.size(), add(group, profiles),
                        shares));
            }
        }
        return new DrawnTable(List.copyOf(rows));
    }

    private static DrawnProfile add(CellGroup group, List<DrawnProfile> profiles) {
        double[] edges = profiles.get(0).relativeScoreEdges();
        long[] counts = new long[edges.length + 1];
        for (DrawnProfile profile : profiles) {
            if (!Arrays.equals(edges, profile.relativeScoreEdges())
                    || profile.relativeScoreCounts().length != counts.length) {
                throw new IllegalArgumentException(group.strategy() + " on " + group.dataset()
                        + ": seeds have histograms of "
                        + "different bins, " + Arrays.toString(edges) + " and "
                        + Arrays.toString(profile.relativeScoreEdges()) + "; run them with one code version");
            }
            for (int bin = 0; bin < counts.length; bin++) {
                counts[bin] += profile.relativeScoreCounts()[bin];
            }
        }
        return new DrawnProfile(
                sum(profiles, DrawnProfile::examples),
                sum(profiles, DrawnProfile::drawn),
                edges,
                counts,
                sum(profiles, DrawnProfile::plantedDrawn),
                sum(profiles, DrawnProfile::plantedInPools),
                sum(profiles, DrawnProfile::candidates),
                addMaps(profiles, DrawnProfile::removed),
                addMaps(profiles, DrawnProfile::shortfalls),
                addMaps(profiles, DrawnProfile::corrections),
                sum(profiles, DrawnProfile::batchNegatives),
                sum(profiles, DrawnProfile::plantedInBatch));
    }

    private static long sum(List<DrawnProfile> profiles, ToLongFunction<DrawnProfile> value) {
        return profiles.stream().mapToLong(value).sum();
    }

    private static Map<String, Long> addMaps(
            List<DrawnProfile> profiles, Function<DrawnProfile, Map<String, Long>> value) {
        Map<String, Long> sums = new TreeMap<>();
        profiles.forEach(profile -> value.apply(profile).forEach((name, count) -> sums.merge(name, count, Long::sum)));
        return sums;
    }

    /** Returns whether any pool or batch held a positive hidden on purpose. */
    public boolean hasPlanted() {
        return rows.stream().anyMatch(row -> row.total().plantedInPools() > 0 || row.total().plantedInBatch() > 0);
    }

    /** Returns the rows of a dataset and mode, as planned. */
    public List<Row> rows(String dataset, String mode) {
        return rows.stream().filter(row -> row.dataset().equals(dataset) && row.mode().equals(mode)).toList();
    }

    /** Returns the numbers at full precision. */
    public Table table() {
        return Table.create(
                "drawn",
                text("dataset", Row::dataset),
                text("mode", Row::mode),
                text("strategy", Row::strategy),
                IntColumn.create("seeds", rows.stream().mapToInt(Row::seeds).toArray()),
                count("examples", DrawnProfile::examples),
                count("drawn", DrawnProfile::drawn),
                number("drawn_per_example", Row::perExample),
                number("share_above_positive", Row::abovePositiveShare),
                count("planted_drawn", DrawnProfile::plantedDrawn),
                count("planted_in_pools", DrawnProfile::plantedInPools),
                number("planted_share", Row::plantedShare),
                count("batch_negatives", DrawnProfile::batchNegatives),
                count("planted_in_batch", DrawnProfile::plantedInBatch),
                count("candidates", DrawnProfile::candidates),
                text("removed", row -> row.total().removed().toString()),
                text("shortfalls", row -> row.total().shortfalls().toString()),
                text("corrections", row -> row.total().corrections().toString()));
    }

    private StringColumn text(String name, Function<Row, String> value) {
        return StringColumn.create(name, rows.stream().map(value).toArray(String[]::new));
    }

    private LongColumn count(String name, ToLongFunction<DrawnProfile> value) {
        return LongColumn.create(name, rows.stream().mapToLong(row -> value.applyAsLong(row.total())).toArray());
    }

    private DoubleColumn number(String name, ToDoubleFunction<Row> value) {
        return DoubleColumn.create(name, rows.stream().mapToDouble(value).toArray());
    }
}
