package dev.negbench.strategies.unimev2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.TrainingBatch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SoftLabelsTest {
    private static final JudgeMargin MARGIN = new JudgeMargin("margin", new Beta(false, 0.01), true);

    /** One row: a positive, and what was drawn for it. */
    private record OneRow(CandidatePool pool, int positive, int[] drawn, ScoreRows scores) implements TrainingBatch {
        static OneRow of(CandidatePool pool, int positive, int... drawn) {
            ScoreRows rows = new ScoreRows();
            rows.clear();
            rows.openRow();
            rows.append(0, ScoreRows.POSITIVE);
            for (int k = 0; k < drawn.length; k++) {
                rows.append(1 + k, ScoreRows.DRAWN);
            }
            return new OneRow(pool, positive, drawn, rows);
        }

        @Override
        public long step() {
            return 0;
        }

        @Override
        public int[] queries() {
            return new int[] {0};
        }

        @Override
        public int itemId(int item) {
            return item == 0 ? positive : pool.ids()[drawn[item - 1]];
        }

        @Override
        public CandidatePool pool(int row) {
            return pool;
        }

        @Override
        public int drawnPosition(int row, int k) {
            return drawn[k];
        }

        @Override
        public Retrieval retrieval() {
            throw new UnsupportedOperationException();
        }
    }

    private static void assertLabels(OneRow row, float[] targets, float[] weights) {
        new SoftLabels(MARGIN, 8).weigh(row);
        assertArrayEquals(targets, Arrays.copyOf(row.scores().targets(), targets.length));
        assertArrayEquals(weights, Arrays.copyOf(row.scores().weights(), weights.length));
    }

    @Test
    void theJudgesScoresAreTheTargetsAndRepeatsAreWeights() {
        CandidatePool pool = Judged.pool(new double[] {0.3, 0.9}, 0.95, 0.5, 0.4, 0.1);
        assertLabels(
                OneRow.of(pool, 1001, 3, 1, 2), new float[] {0.9f, 0.1f, 0.5f, 0.4f}, new float[] {1, 3, 3, 2});
        assertLabels(OneRow.of(pool, 1000, 3), new float[] {0.3f, 0.1f}, new float[] {1, 8});
        double[] many = new double[9];
        Arrays.fill(many, 0.2);
        assertLabels(
                OneRow.of(Judged.pool(0.9, many), 1000, 0, 1, 2, 3, 4, 5, 6, 7),
                new float[] {0.9f, 0.2f, 0.2f, 0.2f, 0.2f, 0.2f, 0.2f, 0.2f, 0.2f},
                new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1});
    }

    @Test
    void randomNegativesHaveScoreOne() {
        assertLabels(
                OneRow.of(Judged.pool(0.2, 0.95, 0.5), 1000, 1, 0), new float[] {0.2f, 1, 1}, new float[] {1, 4, 4});
    }

    @Test
    void aRowWithoutCandidatesIsLeftAlone() {
        OneRow row = OneRow.of(Judged.pool(0.2), 1000);
        new SoftLabels(MARGIN, 8).weigh(row);
        assertTrue(Float.isNaN(row.scores().targets()[0]));
    }
}
