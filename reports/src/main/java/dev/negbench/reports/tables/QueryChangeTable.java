package dev.negbench.reports.tables;

import dev.negbench.reports.results.ExperimentResults;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What strategies do to single test queries: scores in the primary measure, averaged over the seeds that strategy and
 * baseline have in common.
 *
 * @param measure the primary measure
 * @param baseline the strategy that changes are counted from
 * @param rows datasets, in them modes, in them strategies as planned; only those with a seed in common
 */
public record QueryChangeTable(String measure, String baseline, List<Row> rows) {
    /** Queries shown in each direction. */
    public static final int MOST = 5;

    /**
     * One strategy on one dataset in one mode.
     *
     * @param queryIds the queries that every seed of both scored
     * @param before the baseline's score of each
     * @param after the strategy's score of each
     */
    public record Row(
            String strategy, String dataset, String mode, List<String> queryIds, double[] before, double[] after) {
        /** Returns after − before of a query. */
        public double change(int query) {
            return after[query] - before[query];
        }

        /** Returns the mean score after. */
        public double mean() {
            return IntStream.range(0, after.length)
                    .mapToDouble(q -> after[q])
                    .average()
                    .orElse(Double.NaN);
        }

        /**
         * Returns the places of the queries that gained most, then of those that lost most, at most {@code most} each;
         * none that did not change.
         */
        public List<Integer> mostChanged(int most) {
            List<Integer> ascending = IntStream.range(0, after.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(this::change))
                    .toList();
            Stream<Integer> gained = IntStream.rangeClosed(1, Math.min(most, after.length))
                    .mapToObj(i -> ascending.get(after.length - i))
                    .filter(q -> change(q) > 0);
            Stream<Integer> lost = ascending.stream().limit(most).filter(q -> change(q) < 0);
            return Stream.concat(gained, lost).toList();
        }
    }

    /**
     * Averages the scores of every strategy. O(cells × queries).
     *
     * @throws IllegalArgumentException if a finished cell lacks its scores
     */
    public static QueryChangeTable of(ExperimentResults results, String baseline) {
        String measure = results.plan().measures().get(0);
        List<CellGroup> groups = CellGroup.all(results);
        List<Row> rows = new ArrayList<>();
        for (CellGroup group : groups) {
            if (group.strategy().equals(baseline)) {
                continue;
            }
            CellGroup before = groups.stream()
                    .filter(other -> other.strategy().equals(baseline) && other.isOf(group.dataset(), group.mode()))
                    .findFirst()
                    .orElseThrow();
            List<Long> seeds = before.finishedSeeds().stream()
                    .filter(group.finishedSeeds()::contains)
                    .toList();
            if (!seeds.isEmpty()) {
                rows.add(row(results, measure, group, before, seeds));
            }
        }
        return new QueryChangeTable(measure, baseline, List.copyOf(rows));
    }

    private static Row row(
            ExperimentResults results, String measure, CellGroup group, CellGroup before, List<Long> seeds) {
        Set<String> both = new LinkedHashSet<>(before.queryIds(results));
        both.retainAll(new LinkedHashSet<>(group.queryIds(results)));
        List<String> queries = List.copyOf(both);
        double[] old = means(before.scores(results, measure, seeds, queries), queries.size());
        double[] now = means(group.scores(results, measure, seeds, queries), queries.size());
        int[] scored = IntStream.range(0, queries.size())
                .filter(q -> !Double.isNaN(old[q]) && !Double.isNaN(now[q]))
                .toArray();
        return new Row(
                group.strategy(),
                group.dataset(),
                group.mode(),
                IntStream.of(scored).mapToObj(queries::get).toList(),
                IntStream.of(scored).mapToDouble(q -> old[q]).toArray(),
                IntStream.of(scored).mapToDouble(q -> now[q]).toArray());
    }

    private static double[] means(double[][] scores, int queries) {
        double[] means = new double[queries];
        for (double[] seed : scores) {
            for (int q = 0; q < queries; q++) {
                means[q] += seed[q] / scores.length;
            }
        }
        return means;
    }

    /** Returns the strategy with the highest mean on a dataset in a mode, the baseline aside. */
    public Optional<Row> best(String dataset, String mode) {
        return rows.stream()
                .filter(row -> row.dataset().equals(dataset) && row.mode().equals(mode))
                .filter(row -> !row.queryIds().isEmpty())
                .max(Comparator.comparingDouble(Row::mean));
    }

    /** Returns the most changed queries of every strategy at full precision, one line a query. */
    public Table table() {
        StringColumn dataset = StringColumn.create("dataset");
        StringColumn mode = StringColumn.create("mode");
        StringColumn strategy = StringColumn.create("strategy");
        StringColumn query = StringColumn.create("query");
        DoubleColumn before = DoubleColumn.create(measure + " baseline");
        DoubleColumn after = DoubleColumn.create(measure);
        DoubleColumn change = DoubleColumn.create("change");
        for (Row row : rows) {
            for (int q : row.mostChanged(MOST)) {
                dataset.append(row.dataset());
                mode.append(row.mode());
                strategy.append(row.strategy());
                query.append(row.queryIds().get(q));
                before.append(row.before()[q]);
                after.append(row.after()[q]);
                change.append(row.change(q));
            }
        }
        return Table.create("query-changes", dataset, mode, strategy, query, before, after, change);
    }
}
