package dev.negbench.strategies.unimev2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.CandidatePool;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JudgeMarginTest {
    private static final Beta CONSTANT = new Beta(false, 0.01);
    private static final Beta SCALED = new Beta(true, 0.01);

    private static boolean[] kept(Beta beta, boolean fallsBack, CandidatePool pool) {
        boolean[] keep = new boolean[pool.size()];
        Arrays.fill(keep, true);
        new JudgeMargin("margin", beta, fallsBack).filter(pool, keep);
        return keep;
    }

    /** The card's vectors: a score equal to alpha is kept. */
    @Test
    void keepsWhatTheCardKeeps() {
        CandidatePool pool = Judged.pool(0.9, 0.895, 0.89, 0.885, 0.2);
        assertArrayEquals(new boolean[] {false, true, true, true}, kept(CONSTANT, true, pool));
        assertArrayEquals(new boolean[] {false, false, false, true}, kept(SCALED, true, pool));
        assertEquals(0.8f, SCALED.highest(0.9f), 1e-7f);
        assertEquals(0.04f, SCALED.highest(0.05f), 1e-8f);
        assertEquals(0f, SCALED.highest(0.1f), 1e-8f);
        assertEquals(0f, SCALED.highest(0.01f), 1e-8f);
        assertEquals(0.008f, SCALED.highest(0.009f), 1e-8f);
    }

    @Test
    void aPoolWithoutASurvivorStaysWholeOrEmpties() {
        CandidatePool pool = Judged.pool(0.2, 0.9, 0.8);
        assertArrayEquals(new boolean[] {true, true}, kept(CONSTANT, true, pool));
        assertArrayEquals(new boolean[] {false, false}, kept(CONSTANT, false, pool));
        assertFalse(new JudgeMargin("margin", CONSTANT, true).anySurvives(pool, 0));
        assertEquals(0, kept(CONSTANT, true, Judged.pool(0.2)).length);
        assertFalse(new JudgeMargin("margin", CONSTANT, true).anySurvives(Judged.pool(0.2), 0));
    }

    @Test
    void removesWhatSurvivesForNoPositive() {
        CandidatePool pool = Judged.pool(new double[] {0.3, 0.9}, 0.95, 0.5, 0.1);
        assertArrayEquals(new boolean[] {false, true, true}, kept(CONSTANT, true, pool));
        JudgeMargin margin = new JudgeMargin("margin", CONSTANT, true);
        assertEquals(0.29f, margin.highest(pool, 0), 1e-7f);
        assertEquals(0.89f, margin.highest(pool, 1), 1e-7f);
        CandidatePool retained = pool.retain(new boolean[] {false, true, true});
        assertEquals(0.89f, margin.highest(retained, 1), 1e-7f);
        assertTrue(margin.anySurvives(retained, 0));
    }
}
