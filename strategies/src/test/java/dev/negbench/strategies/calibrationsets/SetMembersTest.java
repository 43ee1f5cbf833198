package dev.negbench.strategies.calibrationsets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.testing.ListRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SetMembersTest {
    private static CandidatePool withThreePositives(float... copies) {
        CandidatePool judged = JudgedPools.of(0.5, 2, -1);
        Map<String, float[]> columns = new HashMap<>(judged.columns());
        float[] column = new float[9];
        for (int p = 0; p < 3; p++) {
            Arrays.fill(column, 3 * p, 3 * p + 3, copies[p]);
        }
        columns.put(JudgedColumns.COPIES, column);
        return JudgedPools.withPositives(new int[] {100, 101, 102}, columns, 3);
    }

    private static float[] targets(ListRow row) {
        return Arrays.copyOf(row.scores().targets(), row.scores().entries());
    }

    @Test
    void membersOfARankedSetHaveTheMetric() {
        ListRow row = ListRow.of(JudgedPools.of(0.5, 2, -1), 1, 0, 1, 2);
        SetMembers members = new SetMembers(false, false, 2);
        members.weigh(row);
        assertArrayEquals(new float[] {Float.NaN, 2, -1}, targets(row));
        assertArrayEquals(new float[] {1, 0, 0}, Arrays.copyOf(row.scores().weights(), 3));
        Map<String, Double> figures = members.diagnostics();
        assertEquals(3, figures.get("set margin (z)"), 1e-12);
        assertEquals(0, figures.get("set surprise (1 - Spearman of judge and retriever)"), 1e-12);
        assertEquals(0.5, figures.get("set metric (z)"), 1e-12);
        assertEquals(2.5, figures.get("set rank by the retriever"), 1e-12);
        assertEquals(0, figures.get("share of sets too small"), 1e-12);
    }

    @Test
    void membersOfAContrastSetHaveTheirNumberOfCopies() {
        ListRow row = ListRow.of(withThreePositives(0, 2, 1), 1, 0, 0, 2);
        SetMembers members = new SetMembers(true, false, 4);
        members.weigh(row);
        assertArrayEquals(new float[] {Float.NaN, 2, 1, -1, -3}, targets(row));
        assertArrayEquals(new float[] {1, 0, 0, 0, 0}, Arrays.copyOf(row.scores().weights(), 5));
        assertEquals(1, members.diagnostics().get("share of sets too small"), 1e-12);
    }

    @Test
    void randomPositivesChangeFromVisitToVisit() {
        Set<String> pairs = new HashSet<>();
        for (int step = 0; step < 60; step++) {
            ListRow row = ListRow.of(withThreePositives(0, 0, 0), 1, step, 0, 2);
            new SetMembers(true, true, 2).weigh(row);
            float[] targets = targets(row);
            long chosen = 0;
            for (int p = 0; p < 3; p++) {
                chosen += targets[p] == 1 ? 1 : 0;
            }
            assertEquals(2, chosen);
            pairs.add(Arrays.toString(targets));
            ListRow again = ListRow.of(withThreePositives(0, 0, 0), 1, step, 0, 2);
            new SetMembers(true, true, 2).weigh(again);
            assertArrayEquals(targets, targets(again));
        }
        // A pair is missed with chance (2/3)^60 = 3e-11.
        assertEquals(3, pairs.size());
    }

    @Test
    void withoutAPoolNobodyIsInASet() {
        ListRow drawn = ListRow.of(withThreePositives(0, 2, 0), 1, 0);
        ListRow row = new ListRow(null, drawn.drawn(), drawn.scores(), 1, 0);
        new SetMembers(true, false, 2).weigh(row);
        assertTrue(Float.isNaN(targets(row)[0]));
        assertArrayEquals(new float[] {1, 0, 0}, Arrays.copyOf(row.scores().weights(), 3));
    }
}
