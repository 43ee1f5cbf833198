package dev.negbench.reports.tables;

import static dev.negbench.reports.SyntheticHistory.saved;
import static dev.negbench.reports.SyntheticHistory.with;
import static dev.negbench.reports.SyntheticHistory.withOtherData;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticHistory;
import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.SyntheticResults.Truth;
import dev.negbench.reports.gate.NamedBaseline;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.tables.HistoryTable.Occasion;
import dev.negbench.reports.tables.HistoryTable.Panel;
import dev.negbench.reports.tables.HistoryTable.Point;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTableTest {
    private static final List<Truth> TRUTHS = SyntheticResults.SIX.subList(0, 3);
    private static final ExperimentResults NOW = results(TRUTHS, 3, "scifact", "fiqa");

    private static ExperimentResults results(List<Truth> truths, int seeds, String... datasets) {
        return SyntheticResults.of(truths, List.of(datasets), List.of("drawn"), seeds, 40, 5);
    }

    @Test
    void rowsGoOverBaselinesInTheirOrderAndEndWithTheseResults() {
        ExperimentResults worse = results(SyntheticHistory.gaining(-0.1, TRUTHS), 3, "scifact", "fiqa");
        HistoryTable table = HistoryTable.of(
                NOW, List.of(saved("v1", "2026-01-05", "", worse), saved("v2", "2026-02-05", "why", NOW)));
        assertEquals(2, table.panels().size());
        assertEquals(List.of(), table.leftOut());
        Panel panel = table.panel("scifact", "drawn").orElseThrow();
        assertEquals(
                List.of("v1", "v2", HistoryTable.THESE_RESULTS),
                panel.occasions().stream().map(Occasion::name).toList());
        assertEquals("2026-02-05", panel.occasions().get(1).date());
        assertEquals("why", panel.occasions().get(1).note());
        assertEquals(NOW.environment().negbench(), panel.occasions().get(2).revision());
        assertEquals(List.of(0, 0, 0), panel.occasions().stream().map(Occasion::conditions).toList());
        assertEquals(9, panel.points().size());
        for (int s = 0; s < 3; s++) {
            List<Point> points = panel.points().subList(3 * s, 3 * s + 3);
            assertEquals(List.of(0, 1, 2), points.stream().map(Point::occasion).toList());
            assertTrue(points.get(0).mean().mean() < points.get(1).mean().mean() - 0.05);
            // Baselines hold six decimals.
            assertEquals(points.get(1).mean().mean(), points.get(2).mean().mean(), 1e-6);
            Point point = points.get(2);
            ComparisonRow row = ComparisonTable.of(NOW).rows("scifact", "drawn").get(s);
            assertEquals(row.mean().orElseThrow(), point.mean());
            assertTrue(point.overSeeds().contains(point.mean().mean()));
            assertTrue(point.overSeeds().width() < point.mean().interval().width(), "queries vary more than seeds");
        }
        assertEquals(18, table.table().rowCount());
    }

    @Test
    void comparableIsWhatHasTheSameDataAndSettings() {
        ExperimentResults longer = with(NOW, "epochs", "9");
        Panel panel = HistoryTable.of(
                        NOW,
                        List.of(
                                saved("a", "2026-01-01", "", NOW),
                                saved("b", "2026-01-02", "", longer),
                                saved("c", "2026-01-03", "", withOtherData(longer)),
                                saved("d", "2026-01-04", "", with(NOW, "patience", "2"))))
                .panel("fiqa", "drawn")
                .orElseThrow();
        assertEquals(List.of(0, 1, 2, 3, 0), panel.occasions().stream().map(Occasion::conditions).toList());
        assertEquals(
                List.of(
                        List.of(),
                        List.of("epochs 9, was 6"),
                        List.of("other data"),
                        List.of("other data", "epochs 6, was 9", "patience 2, was not set"),
                        List.of("patience not set, was 2")),
                panel.occasions().stream().map(Occasion::changes).toList());
    }

    @Test
    void seedsMeasuresAndWhatStoodBesideChangeNothing() {
        ExperimentResults alone = results(TRUTHS.subList(1, 3), 5, "fiqa");
        ExperimentResults other = with(with(alone, "measures", "nDCG@10"), "self match", "drop");
        ExperimentResults both = with(NOW, "self match", "keep on scifact, drop on fiqa");
        HistoryTable table = HistoryTable.of(both, List.of(saved("alone", "2026-01-01", "", other)));
        assertEquals(1, table.panels().size());
        Panel panel = table.panels().get(0);
        assertEquals("fiqa", panel.dataset());
        assertEquals(List.of(0, 0), panel.occasions().stream().map(Occasion::conditions).toList());
        assertEquals(
                List.of("uniform 1", "topk(depth=200) 0", "topk(depth=200) 1", "simans(a=0.5) 0", "simans(a=0.5) 1"),
                panel.points().stream().map(point -> point.strategy() + " " + point.occasion()).toList());
        assertEquals(List.of(3, 5, 3, 5, 3), panel.points().stream().map(point -> point.mean().seeds()).toList());
    }

    @Test
    void otherDefaultsAreNamedAndStayComparable() {
        NamedBaseline saved = saved("v1", "2026-01-01", "", NOW);
        saved.baseline().strategiesInFull().put("uniform", "uniform(k=100)");
        Panel panel = HistoryTable.of(NOW, List.of(saved)).panels().get(0);
        assertEquals(
                List.of(Optional.empty(), Optional.of("uniform")),
                panel.points().subList(0, 2).stream().map(Point::newDefaults).toList());
        assertTrue(panel.points().stream().skip(2).allMatch(point -> point.newDefaults().isEmpty()));
        assertEquals(List.of(), panel.occasions().get(1).changes());
    }

    @Test
    void whatHasNoPlaceIsSaid() {
        ExperimentResults elsewhere = results(TRUTHS, 2, "adi");
        ExperimentResults others = results(SyntheticResults.SIX.subList(3, 6), 2, "scifact");
        HistoryTable table = HistoryTable.of(
                NOW, List.of(saved("x", "2026-01-01", "", elsewhere), saved("y", "2026-01-01", "", others)));
        String reason = "has no strategy on the same dataset and in the same mode";
        assertEquals(
                List.of(new HistoryTable.LeftOut("x", reason), new HistoryTable.LeftOut("y", reason)),
                table.leftOut());
        assertEquals(List.of(), table.panels());
        assertEquals(0, table.table().rowCount());
        assertEquals(List.of(), HistoryTable.of(NOW, List.of()).panels());
    }
}
