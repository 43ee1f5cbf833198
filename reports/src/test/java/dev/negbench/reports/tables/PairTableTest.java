package dev.negbench.reports.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.SyntheticResults.Truth;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.statistics.MultipleTesting;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairTableTest {
    private static final List<Truth> TRUTHS = List.of(
            new Truth("low", -0.2, -0.2, 1), new Truth("high", 0.2, -0.2, 1), new Truth("highest", 0.5, -0.2, 1));
    private static final ExperimentResults RESULTS =
            SyntheticResults.of(TRUTHS, List.of("scifact", "fiqa"), List.of("drawn"), 4, 120, 11);

    @Test
    void everyPairOfEveryDatasetIsInOneFamily() {
        PairTable table = PairTable.of(RESULTS, 0.05);
        assertEquals(6, table.rows().size());
        double[] raw = table.rows().stream().mapToDouble(PairTable.Row::p).toArray();
        double[] adjusted = MultipleTesting.HOLM.adjust(raw);
        for (int i = 0; i < raw.length; i++) {
            assertEquals(adjusted[i], table.rows().get(i).adjustedP());
        }
        assertEquals(6, table.table().rowCount());
    }

    @Test
    void aStrategyIsAboveThoseThatItBeats() {
        PairTable table = PairTable.of(RESULTS, 0.05);
        assertEquals(Set.of("low", "high"), table.below("highest", "scifact", "drawn"));
        assertEquals(Set.of("low"), table.below("high", "scifact", "drawn"));
        assertEquals(Set.of(), table.below("low", "scifact", "drawn"));
    }

    @Test
    void pairsWithTheBaselineAreTestedAsTheComparisonTestsThem() {
        PairTable table = PairTable.of(RESULTS, 0.05);
        ComparisonTable comparison = ComparisonTable.of(RESULTS, "low", ComparisonSettings.DEFAULT.withSignFlips(100));
        PairTable.Row pair = table.rows().get(0);
        assertEquals(List.of("low", "high"), List.of(pair.strategy(), pair.other()));
        ComparisonRow row = comparison.rows(pair.dataset(), pair.mode()).get(1);
        assertEquals(row.comparison().orElseThrow().p(), pair.p());
        assertEquals(-row.comparison().orElseThrow().meanDifference(), pair.meanDifference(), 1e-15);
    }

    @Test
    void aPairWithoutASeedInCommonCountsInTheCorrection() {
        ExperimentResults results = new ExperimentResults(
                RESULTS.plan(),
                RESULTS.environment(),
                RESULTS.cells().stream()
                        .filter(cell -> !cell.strategy().equals("high") || cell.seed() <= 2)
                        .filter(cell -> !cell.strategy().equals("low") || cell.seed() > 2)
                        .toList(),
                RESULTS.queryScores(),
                List.of());
        PairTable table = PairTable.of(results, 0.05);
        assertEquals(6, table.rows().size());
        PairTable.Row apart = table.rows().get(0);
        assertTrue(apart.test().isEmpty());
        assertEquals(1, apart.adjustedP());
        assertTrue(Double.isNaN(apart.p()));
        assertFalse(table.below("high", "scifact", "drawn").contains("low"));
        assertEquals(2, table.rows().get(1).test().orElseThrow().seeds());
    }

    @Test
    void lettersFollowThePlanAndJoinNeighbours() {
        List<String> names = IntStream.range(0, 60).mapToObj(i -> "s" + i).toList();
        Letters letters = Letters.of(names);
        assertEquals("a", letters.letter("s0"));
        assertEquals("z", letters.letter("s25"));
        assertEquals("aa", letters.letter("s26"));
        assertEquals("az", letters.letter("s51"));
        assertEquals("ba", letters.letter("s52"));
        assertEquals("a,c–e,g,h", letters.joined(Set.of("s7", "s0", "s3", "s2", "s4", "s6")));
        assertEquals("", letters.joined(List.of()));
        assertThrows(IllegalArgumentException.class, () -> letters.letter("unplanned"));
    }
}
