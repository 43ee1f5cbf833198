package dev.negbench.reports.tables;

import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.statistics.EstimateStatus;
import dev.negbench.reports.statistics.MultipleTesting;
import dev.negbench.reports.statistics.TwoWayTest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Every strategy against every other on each dataset and in each mode, in the primary measure: which is higher than
 * which. One family over the whole table, corrected by Holm, pairs that were not run included. It says less of a single
 * comparison than {@link ComparisonTable} does, because it asks for more of them.
 *
 * @param alpha family-wise error
 * @param rows datasets, in them modes, in them pairs as planned
 */
public record PairTable(double alpha, List<Row> rows) {
    /**
     * A pair.
     *
     * @param strategy the one planned first
     * @param other the one planned later
     * @param test strategy − other on the seeds and queries of both; empty if they have no seed in common
     * @param adjustedP p corrected over the whole table; 1 where there is no test
     */
    public record Row(
            String dataset, String mode, String strategy, String other, Optional<TwoWayTest> test, double adjustedP) {
        /** Returns the mean of strategy − other over seeds and queries; NaN if they were not compared. */
        public double meanDifference() {
            return test.map(t -> t.estimate().mean()).orElse(Double.NaN);
        }

        /** Returns the two-sided p-value before the correction; NaN if there is none. */
        public double p() {
            return test.map(TwoWayTest::p).orElse(Double.NaN);
        }

        private boolean isOf(String otherDataset, String otherMode) {
            return dataset.equals(otherDataset) && mode.equals(otherMode);
        }
    }

    /**
     * Compares all pairs. O(pairs × seeds × queries).
     *
     * @param alpha family-wise error, in (0, 1)
     * @throws IllegalArgumentException if a finished cell lacks its scores
     */
    public static PairTable of(ExperimentResults results, double alpha) {
        String measure = results.plan().measures().get(0);
        List<CellGroup> all = CellGroup.all(results);
        List<Row> raw = new ArrayList<>();
        for (String dataset : results.plan().datasets()) {
            for (String mode : results.plan().modes()) {
                List<CellGroup> groups =
                        all.stream().filter(group -> group.isOf(dataset, mode)).toList();
                Set<String> queries = new LinkedHashSet<>();
                groups.forEach(group -> queries.addAll(group.queryIds(results)));
                List<ScoredGroup> scored = groups.stream()
                        .map(group -> ScoredGroup.of(group, results, measure, List.copyOf(queries)))
                        .toList();
                for (int i = 0; i < scored.size(); i++) {
                    for (int j = i + 1; j < scored.size(); j++) {
                        raw.add(new Row(
                                dataset,
                                mode,
                                scored.get(i).group().strategy(),
                                scored.get(j).group().strategy(),
                                scored.get(i).against(scored.get(j)),
                                Double.NaN));
                    }
                }
            }
        }
        double[] adjusted =
                MultipleTesting.HOLM.adjust(raw.stream().mapToDouble(Row::p).toArray());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            Row row = raw.get(i);
            rows.add(new Row(row.dataset(), row.mode(), row.strategy(), row.other(), row.test(), adjusted[i]));
        }
        return new PairTable(alpha, List.copyOf(rows));
    }

    /** The scores of a group over all its seeds, loaded once for all its pairs. */
    private record ScoredGroup(CellGroup group, double[][] scores) {
        static ScoredGroup of(CellGroup group, ExperimentResults results, String measure, List<String> queries) {
            return new ScoredGroup(group, group.scores(results, measure, group.finishedSeeds(), queries));
        }

        Optional<TwoWayTest> against(ScoredGroup other) {
            List<Long> seeds = group.finishedSeeds().stream()
                    .filter(other.group.finishedSeeds()::contains)
                    .toList();
            return seeds.isEmpty() ? Optional.empty() : Optional.of(TwoWayTest.between(other.of(seeds), of(seeds)));
        }

        private double[][] of(List<Long> seeds) {
            List<Long> all = group.finishedSeeds();
            return seeds.stream().map(seed -> scores[all.indexOf(seed)]).toArray(double[][]::new);
        }
    }

    /** Returns the strategies that one is significantly higher than on a dataset in a mode. */
    public Set<String> below(String strategy, String dataset, String mode) {
        Set<String> below = new LinkedHashSet<>();
        for (Row row : rows) {
            if (!row.isOf(dataset, mode) || !isSignificant(row)) {
                continue;
            }
            if (row.strategy().equals(strategy) && row.meanDifference() > 0) {
                below.add(row.other());
            } else if (row.other().equals(strategy) && row.meanDifference() < 0) {
                below.add(row.strategy());
            }
        }
        return below;
    }

    private boolean isSignificant(Row row) {
        return row.adjustedP() < alpha
                && row.test()
                        .filter(test -> test.estimate().status() == EstimateStatus.DEFINED)
                        .isPresent();
    }

    /** Returns the numbers at full precision, one line a pair. */
    public Table table() {
        return Table.create(
                "pairs",
                text("dataset", Row::dataset),
                text("mode", Row::mode),
                text("strategy", Row::strategy),
                text("other", Row::other),
                number("seeds", row -> row.test().map(TwoWayTest::seeds).orElse(0)),
                number("queries", row -> row.test().map(TwoWayTest::queries).orElse(0)),
                number("difference", Row::meanDifference),
                number("p", Row::p),
                number("p_holm", Row::adjustedP));
    }

    private StringColumn text(String name, Function<Row, String> value) {
        return StringColumn.create(name, rows.stream().map(value).toArray(String[]::new));
    }

    private DoubleColumn number(String name, ToDoubleFunction<Row> value) {
        return DoubleColumn.create(name, rows.stream().mapToDouble(value).toArray());
    }
}
