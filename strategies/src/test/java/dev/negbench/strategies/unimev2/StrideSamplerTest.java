package dev.negbench.strategies.unimev2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.Shortfall;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StrideSamplerTest {
    private final Draw draw = new Draw();

    private int[] draw(CandidatePool pool, int positive, int n, boolean fallsBack, long epoch) {
        JudgeMargin margin = new JudgeMargin("margin", new Beta(false, 0.01), fallsBack);
        RandomStream random = new RandomStream(1);
        random.reset(1, epoch, 5);
        new StrideSampler(margin, 5).draw(pool, positive, n, random, draw);
        return Arrays.copyOf(draw.positions(), draw.count());
    }

    @Test
    void walksOverTheSurvivorsInRetrievalOrder() {
        double[] scores = new double[24];
        Arrays.setAll(scores, i -> i % 2 == 0 ? 0.99 : 0.1);
        CandidatePool pool = Judged.pool(0.9, scores);
        // Twelve survivors, at the odd places: the card's walk of 12, doubled and one on.
        int[] expected = {1, 11, 21, 3, 13, 23, 5, 15, 7, 17};
        assertArrayEquals(expected, draw(pool, 0, 10, true, 0));
        assertArrayEquals(expected, draw(pool, 0, 10, true, 1), "no chance involved");
        assertEquals(Shortfall.NONE, draw.shortfall());
        assertArrayEquals(Arrays.copyOf(expected, 8), draw(pool, 0, 8, true, 0), "the first eight of ten");
        assertEquals(0, draw(pool, 0, 0, true, 0).length);
    }

    @Test
    void drawsEachSurvivorOnceWhereTheyAreFew() {
        assertArrayEquals(new int[] {1, 2}, draw(Judged.pool(0.9, 0.95, 0.5, 0.4), 0, 8, true, 0));
        assertEquals(Shortfall.SMALL_POOL, draw.shortfall());
        assertEquals(0, draw(Judged.pool(0.9), 0, 8, true, 0).length);
        assertEquals(Shortfall.EMPTY_POOL, draw.shortfall());
    }

    @Test
    void holdsTheMarginAgainstTheChosenPositive() {
        CandidatePool pool = Judged.pool(new double[] {0.3, 0.9}, 0.5, 0.1);
        assertArrayEquals(new int[] {1}, draw(pool, 0, 1, true, 0));
        assertArrayEquals(new int[] {0, 1}, draw(pool, 1, 2, true, 0));
    }

    @Test
    void drawsAtRandomOrNothingWithoutASurvivor() {
        CandidatePool pool = Judged.pool(0.1, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9);
        Set<Integer> drawn = new TreeSet<>();
        for (int epoch = 0; epoch < 60; epoch++) {
            int[] places = draw(pool, 0, 2, true, epoch);
            assertEquals(2, Arrays.stream(places).distinct().count());
            Arrays.stream(places).forEach(drawn::add);
        }
        // With six candidates and 60 draws of two, that one is missing has probability below 6 * (2/3)^60 < 2e-10.
        assertEquals(6, drawn.size());
        assertEquals(0, draw(pool, 0, 2, false, 0).length);
        assertEquals(Shortfall.NO_CANDIDATE_QUALIFIES, draw.shortfall());
        assertTrue(new JudgeMargin("margin", new Beta(false, 0), true).anySurvives(Judged.pool(0.9, 0.9), 0));
    }
}
