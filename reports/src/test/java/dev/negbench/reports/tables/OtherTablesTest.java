package dev.negbench.reports.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.figures.Palette;
import dev.negbench.reports.figures.PlantedShare;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.results.Diagnostic;
import dev.negbench.reports.results.DrawnProfile;
import dev.negbench.reports.results.ExperimentResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtherTablesTest {
    private static final ExperimentResults RESULTS =
            SyntheticResults.of(SyntheticResults.SIX, List.of("scifact"), List.of("drawn"), 3, 20, 5);

    private static CellResult withProfile(CellResult cell, DrawnProfile drawn) {
        return new CellResult(
                cell.key(), cell.strategy(), cell.strategyFull(), cell.dataset(), cell.encoder(), cell.mode(),
                cell.seed(), cell.status(), cell.reason(), cell.metrics(), cell.curve(), cell.chosenEpoch(), drawn,
                cell.cost(), cell.diagnostics());
    }

    private static DrawnProfile profile(double[] edges, long... counts) {
        return new DrawnProfile(
                10, 100, edges, counts, 5, 20, 1_000, Map.of("margin", 30L), Map.of("short", 1L), Map.of(), 200, 8);
    }

    @Test
    void drawnSumsSeedsAndDividesAsNamed() {
        double[] edges = {-0.1, 0, 0.1};
        ExperimentResults results = ComparisonTableTest.edited(RESULTS, cell -> withProfile(cell,
                cell.seed() == 1 ? profile(edges, 1, 2, 3, 4) : profile(edges, 10, 20, 30, 40)));
        DrawnTable table = DrawnTable.of(results);
        DrawnTable.Row row = table.rows("scifact", "drawn").get(0);
        assertEquals(3, row.seeds());
        assertEquals(10.0, row.perExample());
        assertEquals(0.05, row.plantedShare());
        assertEquals(24, row.total().plantedInBatch());
        assertEquals(0.04, row.plantedInBatchShare());
        assertEquals((63.0 + 84) / (21 + 42 + 63 + 84), row.abovePositiveShare(), 1e-15);
        assertEquals(0.03, row.removedShare());
        assertEquals(0.1, row.shortfallShare());
        assertEquals(Map.of("margin", 90L), row.total().removed());
        assertEquals(3, row.plantedShares().length);
        assertTrue(table.hasPlanted());
        assertEquals(6, table.table().rowCount());
    }

    @Test
    void drawnRefusesHistogramsOfDifferentBinsAndSkipsWhatDrewNothing() {
        ExperimentResults mixed = ComparisonTableTest.edited(RESULTS, cell -> withProfile(cell,
                cell.seed() == 1 ? profile(new double[] {0}, 1, 2) : profile(new double[] {0.1}, 1, 2)));
        assertThrows(IllegalArgumentException.class, () -> DrawnTable.of(mixed));
        ExperimentResults none = ComparisonTableTest.edited(RESULTS, cell -> withProfile(cell, null));
        assertEquals(List.of(), DrawnTable.of(none).rows());
        assertFalse(DrawnTable.of(none).hasPlanted());
    }

    @Test
    void whatDrewNothingStaysIfItMetHiddenPositivesInTheBatch() {
        DrawnProfile met = new DrawnProfile(
                10, 0, new double[] {0}, new long[2], 0, 0, 0, Map.of(), Map.of(), Map.of(), 300, 3);
        DrawnTable table = DrawnTable.of(ComparisonTableTest.edited(RESULTS, cell -> withProfile(cell, met)));
        assertTrue(table.hasPlanted());
        assertEquals(0.01, table.rows().get(0).plantedInBatchShare());
        assertTrue(Double.isNaN(table.rows().get(0).plantedShare()));
        assertTrue(PlantedShare.of(table, "scifact", "drawn", Palette.of(RESULTS.plan().strategies(), "uniform"))
                .isEmpty());
    }

    @Test
    void withoutAnEdgeAtZeroTheShareAboveThePositiveIsUnknown() {
        ExperimentResults results =
                ComparisonTableTest.edited(RESULTS, cell -> withProfile(cell, profile(new double[] {0.1}, 1, 2)));
        assertTrue(Double.isNaN(DrawnTable.of(results).rows().get(0).abovePositiveShare()));
    }

    @Test
    void diagnosticsAreMeansAndRangesOfTheSeedsThatHaveThem() {
        ExperimentResults results = ComparisonTableTest.edited(RESULTS, cell -> !cell.strategy().equals("uniform")
                ? cell
                : new CellResult(
                        cell.key(), cell.strategy(), "", cell.dataset(), cell.encoder(), cell.mode(), cell.seed(),
                        cell.status(), "", cell.metrics(), cell.curve(), 2, cell.drawn(), cell.cost(),
                        List.of(
                                new Diagnostic("later in the alphabet", cell.seed()),
                                new Diagnostic("control", cell.seed() == 1 ? 0.5 : Double.NaN),
                                new Diagnostic("never", Double.NaN))));
        List<DiagnosticsTable.Row> rows = DiagnosticsTable.of(results).rows();
        assertEquals(
                List.of(
                        new DiagnosticsTable.Row(
                                "uniform", "scifact", "drawn", "later in the alphabet", 3, 2.0, 1.0, 3.0),
                        new DiagnosticsTable.Row("uniform", "scifact", "drawn", "control", 1, 0.5, 0.5, 0.5),
                        new DiagnosticsTable.Row(
                                "uniform", "scifact", "drawn", "never", 0, Double.NaN, Double.NaN, Double.NaN)),
                rows);
    }

    @Test
    void curvesAverageTheSeedsThatReachedAnEpoch() {
        ExperimentResults results = ComparisonTableTest.edited(RESULTS, cell -> cell.seed() != 1
                ? cell
                : new CellResult(
                        cell.key(), cell.strategy(), "", cell.dataset(), cell.encoder(), cell.mode(), cell.seed(),
                        cell.status(), "", cell.metrics(), cell.curve().subList(0, 3), 2, cell.drawn(), cell.cost(),
                        List.of()));
        List<LearningCurveTable.Row> curve = LearningCurveTable.of(results).curve("uniform", "scifact", "drawn");
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), curve.stream().map(LearningCurveTable.Row::epoch).toList());
        assertEquals(List.of(3, 3, 3, 2, 2, 2, 2), curve.stream().map(LearningCurveTable.Row::seeds).toList());
        assertEquals(List.of(0, 0, 1, 0, 2, 0, 0), curve.stream().map(LearningCurveTable.Row::chosen).toList());
        double[] last = results.cells().stream()
                .filter(cell -> cell.strategy().equals("uniform") && cell.seed() != 1)
                .mapToDouble(cell -> cell.curve().get(6).devQuality())
                .sorted()
                .toArray();
        assertEquals((last[0] + last[1]) / 2, curve.get(6).mean(), 1e-15);
        assertEquals(last[0], curve.get(6).lowest());
        assertEquals(last[1], curve.get(6).highest());
        assertTrue(Double.isNaN(curve.get(0).trainLoss()));
    }

    @Test
    void drawCostsFollowThePlanAndAreRelativeToTheBaseline() {
        List<DrawCost> costs = new ArrayList<>(List.of(
                new DrawCost("elsewhere", "scifact", 200, 15, 9, 0.1, 0, 0.1),
                new DrawCost("simans(a=0.5)", "scifact", 200, 15, 6, 0.1, 0, 0.1),
                new DrawCost("simans(a=0.5)", "scifact", 100, 15, 5, 0.1, 0, 0.1),
                new DrawCost("uniform", "scifact", 200, 15, 2, 0.1, 0, 0.1)));
        DrawCostTable table = DrawCostTable.of(
                new ExperimentResults(
                        RESULTS.plan(), RESULTS.environment(), RESULTS.cells(), RESULTS.queryScores(), costs),
                "uniform");
        assertEquals(List.of("uniform", "simans(a=0.5)", "simans(a=0.5)", "elsewhere"),
                table.rows().stream().map(row -> row.cost().strategy()).toList());
        assertEquals(
                List.of(1.0, 3.0, Double.NaN, 4.5),
                table.rows().stream().map(DrawCostTable.Row::timesBaseline).toList());
        assertEquals(4, table.table().rowCount());
    }

    @Test
    void cellCostsAreMeansOverSeeds() {
        CellCostTable table = CellCostTable.of(RESULTS);
        assertEquals(6, table.rows().size());
        assertEquals(24.8 + 3.1 + 2.2, table.rows().get(0).totalSeconds(), 1e-12);
        assertEquals(4.0, table.rows().get(0).chosenEpoch());
        assertEquals(6, table.table().rowCount());
    }
}
