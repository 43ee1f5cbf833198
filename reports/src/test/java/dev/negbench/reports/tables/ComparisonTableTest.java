package dev.negbench.reports.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.SyntheticResults.Truth;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.QueryScores;
import dev.negbench.reports.statistics.Comparison;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.statistics.MeanInterval;
import dev.negbench.reports.statistics.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ComparisonTableTest {
    private static final ComparisonSettings QUICK = ComparisonSettings.DEFAULT.withSignFlips(2_000);
    private static final ExperimentResults RESULTS = SyntheticResults.of(
            SyntheticResults.SIX, List.of("scifact", "wordnet-senses"), List.of("drawn", "in-batch+drawn"), 5, 120, 5);

    private static ComparisonTable table(ExperimentResults results) {
        return ComparisonTable.of(results, results.plan().baseline(), QUICK);
    }

    private static ComparisonRow row(ComparisonTable table, String strategy, String dataset) {
        return table.rows(dataset, "drawn").stream().filter(r -> r.strategy().equals(strategy)).findFirst()
                .orElseThrow();
    }

    /** Returns results whose cells are replaced, or left out where the function gives null. */
    static ExperimentResults edited(ExperimentResults results, Function<CellResult, CellResult> edit) {
        List<CellResult> cells = new ArrayList<>();
        for (CellResult cell : results.cells()) {
            CellResult kept = edit.apply(cell);
            if (kept != null) {
                cells.add(kept);
            }
        }
        return new ExperimentResults(
                results.plan(), results.environment(), cells, results.queryScores(), results.drawCosts());
    }

    private static CellResult unfinished(CellResult cell, CellStatus status, String reason) {
        return SyntheticResults.unfinished(cell.strategy(), cell.dataset(), cell.mode(), cell.seed(), status, reason);
    }

    private static double[][] matrix(String strategy, String dataset, String measure) {
        return RESULTS.plan().seeds().stream()
                .map(seed -> RESULTS.queryScores().get(SyntheticResults.key(strategy, dataset, "drawn", seed)))
                .map(scores -> scores.scores().get(measure))
                .toArray(double[][]::new);
    }

    @Test
    void everyRowIsTheStatisticsOfItsSeedsAndQueries() {
        ComparisonTable table = table(RESULTS);
        assertEquals(6 * 2 * 2, table.rows().size());
        assertEquals(5 * 2 * 2, table.family().rows().size());
        ComparisonRow row = row(table, "simans(a=0.5)", "wordnet-senses");
        double[][] candidate = matrix("simans(a=0.5)", "wordnet-senses", "nDCG@10");
        Comparison expected = Comparison.of("x", matrix("uniform", "wordnet-senses", "nDCG@10"), candidate, QUICK);
        Comparison actual = row.comparison().orElseThrow();
        assertEquals(expected.p(), actual.p());
        assertEquals(expected.interval(), actual.interval());
        assertEquals(expected.signFlip(), actual.signFlip());
        assertEquals(MeanInterval.of(candidate), row.mean().orElseThrow());
        double[][] mrr = matrix("simans(a=0.5)", "wordnet-senses", "MRR@10");
        assertEquals(MeanInterval.of(mrr).mean(), row.mean("MRR@10"), 1e-12);
        assertTrue(row.verdict().orElseThrow().adjustedP() >= actual.p());
        assertTrue(table.rows("scifact", "drawn").get(0).isBaseline());
        assertEquals(List.of(), row.notes());
    }

    @Test
    void queriesAreMatchedByIdWhateverTheirOrder() {
        Map<String, QueryScores> shuffled = new LinkedHashMap<>();
        Random random = new Random(9);
        RESULTS.queryScores().forEach((key, scores) -> shuffled.put(key, shuffle(scores, random)));
        ExperimentResults results = new ExperimentResults(
                RESULTS.plan(), RESULTS.environment(), RESULTS.cells(), shuffled, RESULTS.drawCosts());
        ComparisonTable expected = table(RESULTS);
        ComparisonTable actual = table(results);
        for (int i = 0; i < expected.rows().size(); i++) {
            double p = expected.rows().get(i).comparison().map(Comparison::p).orElse(1.0);
            assertEquals(p, actual.rows().get(i).comparison().map(Comparison::p).orElse(1.0), 1e-9);
        }
    }

    private static QueryScores shuffle(QueryScores scores, Random random) {
        List<Integer> order = new ArrayList<>();
        for (int q = 0; q < scores.queryIds().length; q++) {
            order.add(q);
        }
        Collections.shuffle(order, random);
        Map<String, double[]> columns = new LinkedHashMap<>();
        scores.scores().forEach((measure, values) ->
                columns.put(measure, order.stream().mapToDouble(q -> values[q]).toArray()));
        return new QueryScores(
                scores.cellKey(), order.stream().map(q -> scores.queryIds()[q]).toArray(String[]::new), columns);
    }

    @Test
    void everythingPlannedHasItsRowWithTheReason() {
        ExperimentResults results = edited(RESULTS, cell -> !cell.dataset().equals("scifact")
                ? cell
                : switch (cell.strategy()) {
                    case "topk(depth=200)" -> unfinished(cell, CellStatus.FAILED, "out of memory");
                    case "simans(a=0.5)" -> unfinished(cell, CellStatus.NOT_APPLICABLE, "needs a taxonomy");
                    case "nearest(k=15)" -> null;
                    case "topk(200)|percpos(0.95)|take(15)" -> cell.seed() == 2
                            ? unfinished(cell, CellStatus.FAILED, "loss is NaN")
                            : cell.seed() == 4 ? null : cell;
                    default -> cell;
                });
        ComparisonTable table = table(results);
        assertEquals(24, table.rows().size());
        assertRow(row(table, "topk(depth=200)", "scifact"), Outcome.FAILED, 0, List.of("failed: out of memory"));
        assertRow(row(table, "simans(a=0.5)", "scifact"), Outcome.NOT_APPLICABLE, 0,
                List.of("not applicable: needs a taxonomy"));
        assertRow(row(table, "nearest(k=15)", "scifact"), Outcome.NOT_RUN, 0, List.of("not run"));
        ComparisonRow partial = row(table, "topk(200)|percpos(0.95)|take(15)", "scifact");
        assertEquals(Outcome.MEASURED, partial.outcome());
        assertEquals(3, partial.seeds());
        assertEquals(3, partial.comparison().orElseThrow().seeds());
        assertEquals(List.of("seed 2 failed: loss is NaN", "seed 4 not run"), partial.gaps());
        assertEquals(List.of("3 seeds: the seed variance is unstable below 5"), partial.notes());
        assertEquals(20, table.family().rows().size(), "what was not run stays in the correction");
    }

    private static void assertRow(ComparisonRow row, Outcome outcome, int seeds, List<String> notes) {
        assertEquals(outcome, row.outcome());
        assertEquals(seeds, row.seeds());
        assertEquals(notes, row.gaps());
        assertEquals(Verdict.NOT_RUN, row.verdict().orElseThrow().verdict());
        assertTrue(row.mean().isEmpty());
        assertTrue(Double.isNaN(row.mean("MRR@10")));
    }

    @Test
    void withoutTheBaselineThereAreMeansAndNoComparisons() {
        ExperimentResults results = edited(RESULTS, cell -> cell.strategy().equals("uniform") ? null : cell);
        for (ComparisonRow row : table(results).rows()) {
            if (!row.isBaseline()) {
                assertTrue(row.mean().isPresent());
                assertTrue(row.comparison().isEmpty());
                assertTrue(row.notes().contains("no seed in common with the baseline: not compared"),
                        row.notes().toString());
            }
        }
    }

    @Test
    void comparesOnCommonSeedsOnly() {
        ExperimentResults results = edited(
                RESULTS, cell -> cell.strategy().equals("uniform") && cell.seed() > 3 ? null : cell);
        ComparisonRow row = row(table(results), "simans(a=0.5)", "scifact");
        assertEquals(5, row.mean().orElseThrow().seeds());
        assertEquals(3, row.comparison().orElseThrow().seeds());
        assertTrue(row.notes().contains("compared on the 3 seeds that the baseline finished too"),
                row.notes().toString());
    }

    @Test
    void bestIsByMeasureAndSharedByEqualMeans() {
        List<Truth> twins = List.of(SyntheticResults.SIX.get(0), SyntheticResults.SIX.get(2));
        ExperimentResults base = SyntheticResults.of(twins, List.of("scifact"), List.of("drawn"), 5, 200, 1);
        ComparisonTable table = table(base);
        assertFalse(table.isBest(table.rows().get(0), "nDCG@10"));
        assertTrue(table.isBest(table.rows().get(1), "nDCG@10"));
        Map<String, QueryScores> same = new LinkedHashMap<>();
        for (CellResult cell : base.cells()) {
            QueryScores of = base.queryScores().get(SyntheticResults.key("uniform", "scifact", "drawn", cell.seed()));
            same.put(cell.key(), new QueryScores(cell.key(), of.queryIds(), of.scores()));
        }
        ComparisonTable equal =
                table(new ExperimentResults(base.plan(), base.environment(), base.cells(), same, base.drawCosts()));
        assertTrue(equal.rows().stream().allMatch(row -> equal.isBest(row, "nDCG@10")));
        assertEquals(Verdict.NO_DIFFERENCE_FOUND, equal.rows().get(1).verdict().orElseThrow().verdict());
    }

    @Test
    void unknownBaselineAndMissingScoresAreErrorsThatSaySo() {
        Exception baseline = assertThrows(
                IllegalArgumentException.class, () -> ComparisonTable.of(RESULTS, "bm25", QUICK));
        assertTrue(baseline.getMessage().contains("\"bm25\" is not in the plan"), baseline.getMessage());
        ExperimentResults bare = new ExperimentResults(
                RESULTS.plan(), RESULTS.environment(), RESULTS.cells(), Map.of(), RESULTS.drawCosts());
        Exception scores = assertThrows(IllegalArgumentException.class, () -> table(bare));
        assertTrue(scores.getMessage().contains("no per-query scores"), scores.getMessage());
    }

    @Test
    void exportedTableHoldsTheSameNumbersAndAnExploratoryOneDoesNotSayImproves() {
        ComparisonTable table = table(RESULTS);
        Table numbers = table.table(Standings.all(Standing.CONFIRMATORY));
        assertEquals(24, numbers.rowCount());
        for (int i = 0; i < 24; i++) {
            ComparisonRow row = table.rows().get(i);
            assertEquals(row.mean("nDCG@10"), numbers.doubleColumn("nDCG@10").getDouble(i));
            assertEquals(row.comparison().map(c -> c.signFlip().p()).orElse(Double.NaN),
                    numbers.doubleColumn("p_sign_flip").getDouble(i));
        }
        assertTrue(numbers.stringColumn("verdict").asList().stream().anyMatch(words -> words.startsWith("improves")));
        Table explored = table.table(Standings.all(Standing.exploratory(List.of("no locked plan"))));
        assertTrue(explored.stringColumn("verdict").asList().stream().noneMatch(words -> words.contains("improves")));
        assertTrue(explored.stringColumn("verdict").asList().stream().anyMatch(words -> words.endsWith("higher")));
    }
}
