package dev.negbench.strategies.nasa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeadTableTest {
    private static final LabelledPairs PAIRS = HeadAlignmentTest.pairs(0, 150);

    @Test
    void readsEachHead() {
        double[] leans = {-1, 3, 0, 2};
        HeadTable table = HeadTable.of(new LeaningVerifier(leans), PAIRS);
        for (int head = 0; head < 4; head++) {
            double sum = 3 + Math.exp(leans[head]);
            double no = Math.exp(leans[head]) / sum;
            assertEquals((1 / sum + no) * leans[head], table.means()[head], 1e-9);
            assertEquals((1 / sum + no) * leans[head], table.everyRow()[head], 1e-9);
            assertEquals(0, table.deviation(head), 1e-9, "it leans whatever the pair");
            assertEquals(1 / sum, table.onYes()[head], 1e-9);
            assertEquals(no, table.onNo()[head], 1e-9);
            assertEquals(1 / sum, table.onNeutral()[head], 1e-9);
            assertEquals(-2 * no, table.saidByNo()[head], 1e-9);
        }
        assertEquals(1, table.overlapOfHalves());
        assertArrayEquals(new int[] {1, 3, 2, 0}, HeadTable.descending(table.means()));
    }

    /** Heads of mean 1, 2, 3, 4, each 1 above or below it by turns of queries: between 1.25, within 1. */
    @Test
    void comparesSpreadBetweenHeadsWithSpreadWithin() {
        double[][] scores = new double[8][4];
        for (int pair = 0; pair < 8; pair++) {
            for (int head = 0; head < 4; head++) {
                scores[pair][head] = head + 1 + ((pair / 2 + head) % 2 == 0 ? 1 : -1);
            }
        }
        HeadTable table = new HeadTable(scores, null, null, null, null, null);
        assertEquals(1.25, table.varianceRatio(), 1e-12);
        assertEquals(1, table.deviation(2), 1e-12);
        // Halves score (2, 1, 4, 3) and (0, 3, 2, 5): heads 2, 3, 0 against 3, 1, 2.
        assertEquals(2 / 3.0, table.overlapOfHalves(), 1e-12);
    }

    /** A head without "no" divides its attention among the other three positions. */
    @Test
    void hidesNo() {
        LeaningVerifier verifier = new LeaningVerifier(2, 1);
        double[] seen = HeadAlignment.logits(verifier, PAIRS);
        double[] hidden = HeadTable.logitsWithoutNo(verifier, PAIRS, new int[] {0});
        double sum = 3 + Math.exp(2);
        for (int pair = 0; pair < PAIRS.size(); pair++) {
            double text = 2 * LeaningVerifier.evidence(PAIRS.queries()[pair], PAIRS.documents()[pair]);
            double before = (2 - 2 * Math.exp(2) + text) / sum;
            assertEquals((2 + text) / 3 - before, hidden[pair] - seen[pair], 1e-9, "pair " + pair);
            assertTrue(hidden[pair] > seen[pair], "no longer told no");
        }
        assertArrayEquals(seen, HeadTable.logitsWithoutNo(verifier, PAIRS, new int[0]));
    }

    @Test
    void ranksListsByTheirFirstDocument() {
        LabelledPairs lists = new LabelledPairs();
        double[] logits = new double[24];
        lists.add(1, 0, true);
        for (int i = 1; i < 4; i++) {
            lists.add(1, i, false);
        }
        logits[0] = 2;
        logits[2] = 3;
        logits[3] = 2;
        lists.add(2, 0, true);
        for (int i = 1; i < 20; i++) {
            lists.add(2, i, false);
            logits[4 + i] = i <= 10 ? 1 : -1;
        }
        // Third place in the first list, since a tie counts against it; eleventh in the second.
        assertEquals(0.5 / 2, AlignmentTrial.ndcg(lists, logits), 1e-12);
        logits[5] = -1;
        assertEquals((0.5 + Math.log(2) / Math.log(11)) / 2, AlignmentTrial.ndcg(lists, logits), 1e-12);
    }
}
