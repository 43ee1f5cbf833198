package dev.negbench.reports.tables;

import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.statistics.CriticalDifference;
import dev.negbench.reports.statistics.FriedmanTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How strategies rank over datasets, by their mean in the primary measure. Only strategies with a result on every
 * dataset can be ranked together.
 *
 * @param rankings one a training mode in which at least {@value #FEWEST_DATASETS} datasets and two strategies can be
 *     ranked
 */
public record RankTable(List<Ranking> rankings) {
    /** Datasets below which ranks are not averaged. */
    public static final int FEWEST_DATASETS = 3;

    /**
     * The ranks in a mode.
     *
     * @param datasets those with any result
     * @param strategies the best first
     * @param averageRanks as many, ascending, 1 being best
     * @param leftOut strategies without a result on one of the datasets
     * @param friedman whether the strategies rank alike
     * @param critical which of them differ
     */
    public record Ranking(
            String mode,
            List<String> datasets,
            List<String> strategies,
            double[] averageRanks,
            List<String> leftOut,
            FriedmanTest friedman,
            CriticalDifference critical) {}

    /** Ranks the strategies of a comparison at its level and with its number of random draws. */
    public static RankTable of(ComparisonTable table, List<String> strategies, List<String> modes) {
        List<Ranking> rankings = new ArrayList<>();
        for (String mode : modes) {
            ranking(table, strategies, mode).ifPresent(rankings::add);
        }
        return new RankTable(List.copyOf(rankings));
    }

    private static Optional<Ranking> ranking(ComparisonTable table, List<String> strategies, String mode) {
        List<ComparisonRow> measured = table.rows().stream()
                .filter(row -> row.mode().equals(mode) && row.mean().isPresent())
                .toList();
        List<String> datasets =
                measured.stream().map(ComparisonRow::dataset).distinct().toList();
        List<String> ranked = strategies.stream()
                .filter(strategy -> measured.stream()
                                .filter(row -> row.strategy().equals(strategy))
                                .count()
                        == datasets.size())
                .toList();
        if (datasets.size() < FEWEST_DATASETS || ranked.size() < 2) {
            return Optional.empty();
        }
        double[][] scores = new double[datasets.size()][ranked.size()];
        for (ComparisonRow row : measured) {
            int column = ranked.indexOf(row.strategy());
            if (column >= 0) {
                scores[datasets.indexOf(row.dataset())][column] = row.mean(table.measure());
            }
        }
        ComparisonSettings settings = table.settings();
        FriedmanTest friedman = FriedmanTest.of(scores, settings.signFlips(), settings.randomSeed());
        List<Integer> order = IntStream.range(0, ranked.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> friedman.averageRanks()[i]))
                .toList();
        return Optional.of(new Ranking(
                mode,
                datasets,
                order.stream().map(ranked::get).toList(),
                order.stream().mapToDouble(i -> friedman.averageRanks()[i]).toArray(),
                strategies.stream()
                        .filter(strategy -> !ranked.contains(strategy))
                        .toList(),
                friedman,
                CriticalDifference.of(ranked.size(), datasets.size(), settings.alpha())));
    }

    /** Returns the numbers at full precision, one line a strategy and mode. */
    public Table table() {
        StringColumn mode = StringColumn.create("mode");
        StringColumn strategy = StringColumn.create("strategy");
        DoubleColumn rank = DoubleColumn.create("average_rank");
        IntColumn datasets = IntColumn.create("datasets");
        DoubleColumn critical = DoubleColumn.create("critical_difference");
        DoubleColumn p = DoubleColumn.create("p_friedman");
        for (Ranking ranking : rankings) {
            for (int i = 0; i < ranking.strategies().size(); i++) {
                mode.append(ranking.mode());
                strategy.append(ranking.strategies().get(i));
                rank.append(ranking.averageRanks()[i]);
                datasets.append(ranking.datasets().size());
                critical.append(ranking.critical().value());
                p.append(ranking.friedman().p());
            }
        }
        return Table.create("ranks", mode, strategy, rank, datasets, critical, p);
    }
}
