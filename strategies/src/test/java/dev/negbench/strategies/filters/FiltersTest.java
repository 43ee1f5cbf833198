package dev.negbench.strategies.filters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.testing.Fixtures;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private static CandidateFilter filter(String text) {
        List<CandidateFilter> filters =
                Strategies.load().parse("topk|" + text).recipe(Fixtures.setting()).candidateFilters();
        return filters.get(0);
    }

    private static int[] kept(String text, CandidatePool pool) {
        boolean[] keep = new boolean[pool.size()];
        Arrays.fill(keep, true);
        filter(text).filter(pool, keep);
        return pool.retain(keep).ids();
    }

    @Test
    void percposCapsAtAShareOfThePositive() {
        CandidatePool pool = Fixtures.pool(0.8f, 0.9f, 0.8f, 0.77f, 0.75f, 0.2f);
        assertArrayEquals(new int[] {3, 4}, kept("percpos(0.95)", pool));
        assertArrayEquals(new int[] {1, 2, 3, 4}, kept("percpos(1)", pool));
        assertArrayEquals(new int[] {}, kept("percpos(0)", pool));
    }

    @Test
    void percposIsStrictForNegativeScoresToo() {
        CandidatePool pool = Fixtures.pool(-2f, -1f, -1.95f, -2f, -2.05f, -2.2f);
        assertArrayEquals(new int[] {4}, kept("percpos(0.95)", pool));
    }

    @Property(tries = 300)
    void percposNeverKeepsWhatScoresAsHighAsThePositive(
            @ForAll @FloatRange(min = -90, max = 90) float positive,
                    @ForAll @FloatRange(min = 0, max = 5) float above) {
        CandidatePool pool = Fixtures.pool(positive, positive + above);
        int expected = positive == 0 && above == 0 ? 1 : 0;
        assertEquals(
                expected, kept("percpos(0.95)", pool).length, () -> "positive " + positive + ", above by " + above);
    }

    @Test
    void theLowestOfSeveralPositivesDecides() {
        CandidatePool pool = new CandidatePoolBuilder()
                .start(0, 1, new int[] {8, 9}, new float[] {0.9f, 0.5f})
                .add(0, 0.6f, 0, 0)
                .add(1, 0.46f, 1, 0)
                .build();
        assertArrayEquals(new int[] {1}, kept("percpos(0.95)", pool));
        assertArrayEquals(new int[] {}, kept("margin(0.05)", pool));
        assertArrayEquals(new int[] {1}, kept("margin(0.03)", pool));
    }

    @Test
    void maxScoreCapsAtAFixedValue() {
        assertArrayEquals(new int[] {2, 3}, kept("max-score(0.7)", Fixtures.pool(0.1f, 0.9f, 0.71f, 0.699f, 0.2f)));
        assertArrayEquals(new int[] {1}, kept("max-score(-0.5)", Fixtures.pool(0.1f, 0f, -0.5f)));
    }

    @Test
    void skipCountsPlacesOfTheFullRanking() {
        CandidatePool pool = new CandidatePoolBuilder()
                .start(0, 1, new int[] {50}, new float[] {0.9f})
                .add(10, 0.9f, 0, 0)
                .add(11, 0.8f, 2, 0)
                .add(12, 0.7f, 3, 0)
                .add(13, 0.6f, -1, 1)
                .build();
        assertArrayEquals(new int[] {12, 13}, kept("skip(3)", pool));
        assertArrayEquals(new int[] {10, 11, 12, 13}, kept("skip(0)", pool));
        boolean[] keep = {false, true, true, true};
        assertArrayEquals(new int[] {11, 12, 13}, kept("skip(2)", pool.retain(keep)));
    }

    @Test
    void removedCandidatesAreCountedUnderTheTypedName() {
        assertEquals("percpos(0.95)", filter("percpos").reason());
        assertEquals("skip(3)", filter("skip(places=3)").reason());
        assertEquals("margin(0.1)", filter("margin(0.10)").reason());
    }
}
