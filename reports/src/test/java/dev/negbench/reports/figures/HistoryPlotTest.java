package dev.negbench.reports.figures;

import static dev.negbench.reports.SyntheticHistory.saved;
import static dev.negbench.reports.SyntheticHistory.with;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.gate.NamedBaseline;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.tables.HistoryTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryPlotTest {
    private static final ExperimentResults NOW = results(3);
    private static final List<String> STRATEGIES = NOW.plan().strategies();
    private static final Palette PALETTE = Palette.of(STRATEGIES, "uniform");

    private static ExperimentResults results(int seeds) {
        return SyntheticResults.of(
                SyntheticResults.SIX.subList(0, 3), List.of("scifact"), List.of("drawn"), seeds, 30, 5);
    }

    private static Chart chart(NamedBaseline... baselines) {
        HistoryTable table = HistoryTable.of(NOW, List.of(baselines));
        return HistoryPlot.of(table, STRATEGIES, "scifact", "drawn", PALETTE).orElseThrow();
    }

    @Test
    void linesJoinOnlyWhatIsComparable() {
        ExperimentResults longer = with(NOW, "epochs", "9");
        Chart chart = chart(
                saved("a", "2026-01-01", "", NOW), saved("b", "2026-01-02", "first", longer),
                saved("c", "2026-01-03", "", longer), saved("d", "2026-01-04", "", NOW));
        assertEquals(6, chart.series().size());
        Series line = chart.series().get(1);
        assertEquals(Mark.LINE, line.mark());
        assertEquals("topk(depth=200)", line.name());
        // The second of three strategies stands in the middle.
        assertArrayEquals(new double[] {0, 3, 4, Double.NaN, 1, 2}, line.x());
        assertTrue(Double.isNaN(line.y()[3]));
        Series means = chart.series().get(4);
        assertArrayEquals(new double[] {0, 1, 2, 3, 4}, means.x());
        assertEquals(PALETTE.look("topk(depth=200)"), means.look());
        assertEquals(List.of(0.5, 2.5), chart.guides().stream().map(Guide::x).toList());
        assertEquals("epochs 9, was 6", chart.guides().get(0).label());
        assertTrue(chart.facts().get(4).endsWith(
                "; not comparable with the one before: epochs 9, was 6; note: first"), chart.facts().get(4));
        assertEquals("b\n2026-01-02\n" + chart.x().categories().get(1).split("\n")[2] + "\nfirst",
                chart.x().categories().get(1));
    }

    @Test
    void aSingleSeedHasNoWhiskers() {
        ExperimentResults one = results(1);
        Chart chart = chart(saved("one", "2026-01-01", "", one));
        Series means = chart.series().get(3);
        assertFalse(means.hasWhiskers(0));
        assertTrue(means.hasWhiskers(1));
        String svg = SvgFigure.inPage(chart);
        assertFalse(svg.contains("NaN"), svg);
        assertEquals(6, svg.split("<title>uniform|<title>topk|<title>simans", -1).length - 1);
        assertEquals(3, svg.split("stroke-width=\"2\" d=\"M", -1).length - 1 - 3, "3 lines, and 3 whiskers");
    }

    @Test
    void nothingCanBeJoinedUnderOtherSettings() {
        Chart chart = chart(saved("other", "2026-01-01", "", with(NOW, "epochs", "9")));
        assertTrue(chart.series().stream().allMatch(series -> series.mark() == Mark.POINTS));
        assertTrue(HistoryPlot.of(
                        HistoryTable.of(NOW, List.of()), STRATEGIES, "scifact", "drawn", PALETTE)
                .isEmpty());
    }

    @Test
    void namesKeepToTheirRoomAndTheLastIsAlwaysThere() {
        for (int n : new int[] {1, 2, 7, 8, 30, 200}) {
            Axis axis = Axis.categories(IntStream.range(0, n)
                    .mapToObj(i -> "baseline-of-release-" + i + "\n2026-01-01\n\nnote")
                    .toList());
            ColumnLabels labels = ColumnLabels.of(axis);
            List<Integer> columns = labels.columns();
            assertEquals(n - 1, columns.get(columns.size() - 1));
            assertTrue(columns.size() * labels.letters() * 6.9 <= 500, n + " names");
            assertTrue(columns.stream()
                    .flatMap(column -> labels.lines(column).stream())
                    .allMatch(line -> line.length() <= labels.letters()));
            assertEquals(17 + 4 * 14, labels.height());
            double slot = 1 / (labels.scale().to() - labels.scale().from());
            assertTrue(labels.scale().place(n - 1) <= 1 - labels.step() * slot / 2 + 1e-9, "half a name beside it");
        }
        Axis single = Axis.categories(List.of("x".repeat(30) + "\na few words in a longer line"));
        ColumnLabels broken = ColumnLabels.of(single);
        assertEquals(List.of("x".repeat(17) + "…" + "x".repeat(8), "a few words in a longer", "line"), broken.lines(0));
        assertEquals(
                List.of(0, 1, 2), ColumnLabels.of(Axis.categories(List.of("a", "b", "c"))).columns());
    }

    @Test
    void liveFigureReadsFromLeftToRight() {
        Chart chart = chart(saved("a<b>", "2026-01-01", "<i>", NOW));
        String script = PlotlyFigure.script(chart, "plot0");
        assertTrue(script.contains("\"range\":[-0.5,1.5]"), script);
        assertTrue(script.contains("\"tickvals\":[0,1]"), script);
        assertFalse(script.contains("a<b>"), "escaped for plotly and for the page");
        assertTrue(script.contains("a\\u0026lt;b\\u0026gt;\\u003cbr\\u003e2026-01-01"), script);
        assertEquals(0, Arrays.stream(chart.series().get(0).x()).filter(Double::isNaN).count());
    }
}
