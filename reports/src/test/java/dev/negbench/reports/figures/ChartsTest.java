package dev.negbench.reports.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.tables.CellCostTable;
import dev.negbench.reports.tables.ComparisonTable;
import dev.negbench.reports.tables.DrawCostTable;
import dev.negbench.reports.tables.DrawnTable;
import dev.negbench.reports.tables.LearningCurveTable;
import dev.negbench.reports.tables.QueryChangeTable;
import dev.negbench.reports.tables.Standing;
import dev.negbench.reports.tables.Standings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static final ExperimentResults RESULTS =
            SyntheticResults.of(SyntheticResults.SIX, List.of("scifact"), List.of("drawn"), 3, 60, 5);
    private static final ComparisonTable TABLE =
            ComparisonTable.of(RESULTS, "uniform", ComparisonSettings.DEFAULT.withSignFlips(500));
    private static final Standings CONFIRMATORY = Standings.all(Standing.CONFIRMATORY);
    private static final Palette PALETTE = Palette.of(RESULTS.plan().strategies(), "uniform");

    @Test
    void forestShowsEveryDifferenceWithItsIntervalLargestFirst() {
        Chart chart = ForestPlot.of(TABLE, CONFIRMATORY, "scifact", "drawn", PALETTE).orElseThrow();
        assertEquals(5, chart.series().size());
        assertEquals(chart.y().categories(), chart.series().stream().map(Series::name).toList());
        double[] differences = chart.series().stream().mapToDouble(series -> series.x()[0]).toArray();
        double[] descending = Arrays.stream(differences).map(d -> -d).sorted().map(d -> -d).toArray();
        assertArrayEquals(descending, differences);
        for (Series series : chart.series()) {
            assertTrue(series.lower()[0] < series.x()[0] && series.x()[0] < series.upper()[0]);
        }
        assertTrue(ForestPlot.of(TABLE, CONFIRMATORY, "scifact", "in-batch", PALETTE).isEmpty());
    }

    @Test
    void nothingLiesAboveTheFrontier() {
        DrawCostTable costs = DrawCostTable.of(RESULTS, "uniform");
        Chart chart = QualityCostPlot.ofDraws(TABLE, costs, "scifact", "drawn", PALETTE).orElseThrow();
        Series frontier = chart.series().get(0);
        for (Series point : chart.series().subList(1, chart.series().size())) {
            double best = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < frontier.x().length; i++) {
                if (frontier.x()[i] <= point.x()[0]) {
                    best = Math.max(best, frontier.y()[i]);
                }
            }
            assertTrue(point.y()[0] <= best, point.name());
        }
        ExperimentResults unmeasured = new ExperimentResults(
                RESULTS.plan(), RESULTS.environment(), RESULTS.cells(), RESULTS.queryScores(), List.of());
        DrawCostTable none = DrawCostTable.of(unmeasured, "uniform");
        assertTrue(QualityCostPlot.ofDraws(TABLE, none, "scifact", "drawn", PALETTE).isEmpty());
    }

    @Test
    void trainingCostsAreStepsPoolsAndCompanions() {
        CellCostTable costs = CellCostTable.of(RESULTS);
        Chart chart = QualityCostPlot.ofTraining(TABLE, costs, "scifact", "drawn", PALETTE).orElseThrow();
        assertEquals(7, chart.series().size());
        chart.series().subList(1, 7).forEach(point -> assertEquals(24.8 + 3.1, point.x()[0], 1e-9));
        CellCostTable none = new CellCostTable(List.of());
        assertTrue(QualityCostPlot.ofTraining(TABLE, none, "scifact", "drawn", PALETTE).isEmpty());
    }

    @Test
    void drawBarsReachToTheTimeAndWhiskersToItsError() {
        DrawCostTable costs = DrawCostTable.of(RESULTS, "uniform");
        Chart chart = DrawCostBars.of(costs, "scifact", PALETTE).orElseThrow();
        assertEquals(6, chart.y().categories().size());
        for (int i = 0; i < 6; i++) {
            DrawCost cost = costs.rows().get(i).cost();
            Series point = chart.series().get(2 * i + 1);
            assertEquals(cost.micros(), chart.series().get(2 * i).x()[1]);
            assertEquals(cost.micros() - cost.error(), point.lower()[0]);
            assertEquals(cost.micros() + cost.error(), point.upper()[0]);
        }
        assertTrue(DrawCostBars.of(costs, "fiqa", PALETTE).isEmpty());
    }

    @Test
    void scatterCountsEveryQueryOnce() {
        QueryChangeTable changes = QueryChangeTable.of(RESULTS, "uniform");
        Chart chart = QueryScatter.of(changes, "scifact", "drawn", PALETTE).orElseThrow();
        QueryChangeTable.Row best = changes.best("scifact", "drawn").orElseThrow();
        assertEquals(best.strategy(), chart.series().get(1).name());
        double highest = TABLE.rows().stream()
                .filter(row -> !row.isBaseline())
                .mapToDouble(row -> row.mean("nDCG@10"))
                .max()
                .getAsDouble();
        assertEquals(highest, best.mean(), 1e-12);
        Matcher counts = Pattern.compile("(\\d+) queries gain, (\\d+) lose, (\\d+) stay").matcher(chart.facts().get(0));
        assertTrue(counts.find(), chart.facts().get(0));
        assertEquals(60, IntStream.rangeClosed(1, 3).map(i -> Integer.parseInt(counts.group(i))).sum());
        List<Integer> most = best.mostChanged(QueryChangeTable.MOST);
        assertTrue(most.size() <= 10 && most.stream().distinct().count() == most.size());
        double largest = IntStream.range(0, 60).mapToDouble(best::change).max().getAsDouble();
        assertEquals(largest, best.change(most.get(0)));
        assertTrue(QueryScatter.of(changes, "fiqa", "drawn", PALETTE).isEmpty());
    }

    @Test
    void histogramAreasAreTheShares() {
        DrawnTable drawn = DrawnTable.of(RESULTS);
        Chart chart = HardnessHistogram.of(drawn, "scifact", "drawn", PALETTE).orElseThrow();
        assertEquals(6, chart.y().categories().size());
        double tallest = 0;
        for (int row = 0; row < 6; row++) {
            double[] line = chart.series().get(2 * row + 1).y();
            double base = chart.series().get(2 * row).y()[line.length];
            long[] counts = drawn.rows().get(row).total().relativeScoreCounts();
            double unit = (base - line[line.length / 2]) / counts[counts.length / 2];
            for (int bin = 0; bin < counts.length; bin++) {
                assertEquals(unit * counts[bin], base - line[2 * bin], 1e-9);
                tallest = Math.max(tallest, base - line[2 * bin]);
            }
        }
        assertTrue(tallest < 1, "rows do not run into each other");
    }

    @Test
    void curvesHaveABandAndALineEach() {
        Chart chart = LearningCurves.of(
                        LearningCurveTable.of(RESULTS), RESULTS.plan().strategies(), "nDCG@10", "scifact", "drawn",
                        PALETTE)
                .orElseThrow();
        assertEquals(12, chart.series().size());
        assertEquals(6, chart.series().stream().filter(series -> series.mark() == Mark.AREA).count());
        assertEquals(7, chart.series().get(11).labels().size());
    }

    @Test
    void plantedBarsReachToTheShareAndAreLeftOutWhereNothingWasHidden() {
        DrawnTable drawn = DrawnTable.of(RESULTS);
        Chart chart = PlantedShare.of(drawn, "scifact", "drawn", PALETTE).orElseThrow();
        for (int i = 0; i < 6; i++) {
            assertEquals(100 * drawn.rows().get(i).plantedShare(), chart.series().get(2 * i).x()[1]);
            assertEquals(100 * drawn.rows().get(i).plantedShare(), chart.series().get(2 * i + 1).x()[0]);
        }
        assertTrue(PlantedShare.of(new DrawnTable(List.of()), "scifact", "drawn", PALETTE).isEmpty());
    }

    @Test
    void everyStrategyHasItsOwnLookAndTheBaselineIsGrey() {
        List<String> many = IntStream.range(0, 40).mapToObj(i -> "s" + i).toList();
        Palette palette = Palette.of(many, "s7");
        assertEquals(
                40, many.stream().map(palette::look).map(l -> Map.entry(l.colour(), l.symbol())).distinct().count());
        assertEquals("--s0", palette.look("s7").variable());
        assertEquals(1, many.stream().filter(s -> palette.look(s).colour() == 0).count());
        assertEquals(Look.NEUTRAL, palette.look("unheard of"));
    }

    @Test
    void scriptsOfLiveFiguresCannotBeBrokenOutOf() {
        String hostile = "</script><script>alert(1)</script> \u2028 <!-- <b>x</b> & '\"\\";
        Look look = new Look(0, 1, Symbol.CIRCLE);
        Chart chart = new Chart(
                hostile, List.of(hostile), Axis.linear(hostile), Axis.categories(List.of(hostile)),
                List.of(Series.point(hostile, look, 1, 0, 0.5, 2, hostile)), List.of(new Guide(0, hostile, true)));
        String script = PlotlyFigure.script(chart, "plot0");
        assertFalse(script.contains("<"), script);
        assertFalse(script.contains("\u2028"));
        assertTrue(script.contains("\\u0026lt;b\\u0026gt;x"), "markup of plotly is text: " + script);
        assertTrue(script.contains("\"error_x\""), script);
    }
}
