package dev.negbench.harness.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.reports.results.DrawnProfile;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.Shortfall;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawnCountsTest {
    private static final int[] QUERIES = {10, 11, 12};
    private static final int[] POSITIVES = {1, 2, 3};
    private static final int[][] LABELLED = {{1}, {2}, {3}};
    private static final int[][] DRAWN = {{2, 7}, {5, 0}, {1, 6}};
    private static final int[] DRAWN_COUNTS = {2, 1, 2};

    /** 2 and 9 are hidden positives of query 10, 1 and 5 of query 11, 5 of query 12. */
    private static final Map<Integer, int[]> HIDDEN =
            Map.of(10, new int[] {2, 9}, 11, new int[] {1, 5}, 12, new int[] {5});

    /**
     * Rows by hand. In the batch, 10 meets 2 and 3, 11 meets 1 and 3, 12 meets 1 and 2: hidden are 2 of 10 and 1 of
     * 11. Where 10 has drawn 2 and 12 has drawn 1 already, they are no in-batch negatives any more. Shared, 10 meets 5,
     * 1 is its own, and 6; 11 meets 7 and 6, 12 meets 7 and 5: hidden is 5 of 12.
     */
    @ParameterizedTest
    @CsvSource({
        "IN_BATCH, false, 6, 2",
        "DRAWN, false, 0, 0",
        "IN_BATCH_AND_DRAWN, false, 4, 1",
        "IN_BATCH_AND_DRAWN, true, 10, 2"
    })
    void countsHiddenPositivesMetInTheBatch(BatchMode mode, boolean shares, long met, long planted) {
        BatchComposer composer = new BatchComposer(mode, shares, false, false);
        composer.compose(3, POSITIVES, LABELLED, DRAWN, DRAWN_COUNTS);
        DrawnCounts counts = new DrawnCounts(HIDDEN);
        counts.met(QUERIES, composer.itemIds(), composer.rows());
        DrawnProfile profile = counts.profile();
        assertEquals(met, profile.batchNegatives());
        assertEquals(planted, profile.plantedInBatch());
        assertEquals(0, profile.plantedDrawn());
    }

    @Test
    void countsHiddenPositivesThatAreDrawn() {
        DrawnCounts counts = new DrawnCounts(HIDDEN);
        for (int row = 0; row < 3; row++) {
            counts.example(QUERIES[row], DRAWN[row], DRAWN_COUNTS[row], Shortfall.NONE);
        }
        assertEquals(5, counts.profile().drawn());
        assertEquals(2, counts.profile().plantedDrawn(), "2 for query 10 and 5 for query 11; 0 was not drawn");
        assertEquals(3, counts.profile().examples());
    }
}
