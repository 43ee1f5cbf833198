package dev.negbench.reports.tables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.SyntheticResults.Truth;
import dev.negbench.reports.figures.Chart;
import dev.negbench.reports.figures.CriticalDifferencePlot;
import dev.negbench.reports.figures.Palette;
import dev.negbench.reports.figures.SvgFigure;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.statistics.ComparisonSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankTableTest {
    private static final List<Truth> TRUTHS = List.of(
            new Truth("low", -0.2, -0.2, 1), new Truth("high", 0.2, -0.2, 1), new Truth("highest", 0.5, -0.2, 1));
    private static final List<String> NAMES = List.of("low", "high", "highest");

    private static ExperimentResults results(String... datasets) {
        return SyntheticResults.of(TRUTHS, List.of(datasets), List.of("drawn"), 2, 100, 11);
    }

    private static RankTable ranks(ExperimentResults results) {
        ComparisonTable table = ComparisonTable.of(results, "low", ComparisonSettings.DEFAULT.withSignFlips(1_000));
        return RankTable.of(table, NAMES, List.of("drawn"));
    }

    @Test
    void strategiesStandInTheOrderOfTheirRanks() {
        RankTable.Ranking ranking =
                ranks(results("scifact", "fiqa", "adi")).rankings().get(0);
        assertEquals(List.of("highest", "high", "low"), ranking.strategies());
        assertArrayEquals(new double[] {1, 2, 3}, ranking.averageRanks());
        assertEquals(List.of(), ranking.leftOut());
        assertEquals(3, ranking.friedman().datasets());
        Chart chart = CriticalDifferencePlot.of(ranking, "nDCG@10", Palette.of(NAMES, "low"));
        assertEquals(
                List.of("critical difference", "highest", "high", "low"),
                chart.y().categories());
        assertTrue(
                chart.facts().contains("not told apart: highest, high"),
                chart.facts().toString());
        assertTrue(SvgFigure.standalone(chart).contains("Ranks over 3 datasets, drawn"));
        assertEquals(3, ranks(results("scifact", "fiqa", "adi")).table().rowCount());
    }

    @Test
    void twoDatasetsAreTooFew() {
        assertEquals(List.of(), ranks(results("scifact", "fiqa")).rankings());
    }

    @Test
    void strategiesWithAGapAreLeftOutByName() {
        ExperimentResults all = results("scifact", "fiqa", "adi");
        ExperimentResults gap = new ExperimentResults(
                all.plan(),
                all.environment(),
                all.cells().stream()
                        .filter(cell -> !cell.strategy().equals("high")
                                || !cell.dataset().equals("fiqa"))
                        .toList(),
                all.queryScores(),
                List.of());
        RankTable.Ranking ranking = ranks(gap).rankings().get(0);
        assertEquals(List.of("high"), ranking.leftOut());
        assertArrayEquals(new double[] {1, 2}, ranking.averageRanks());
    }
}
