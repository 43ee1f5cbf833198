package dev.negbench.strategies.filters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.testing.Fixtures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private static CandidateFilter filter(String text) {
        List<CandidateFilter> filters = Strategies.load()
                .parse("topk|" + text)
                .recipe(Fixtures.setting())
                .candidateFilters();
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
        assertEquals(
                "percpos(0.9,against=highest)",
                filter("percpos(0.9,against=highest)").reason());
        assertEquals("range(5,to=9)", filter("range(from=5,to=9)").reason());
    }

    @Test
    void theHighestOfSeveralPositivesCanDecide() {
        CandidatePool pool = new CandidatePoolBuilder()
                .start(0, 1, new int[] {8, 9}, new float[] {0.5f, 0.9f})
                .add(0, 0.87f, 0, 0)
                .add(1, 0.6f, 1, 0)
                .build();
        assertArrayEquals(new int[] {1}, kept("percpos(0.95,against=highest)", pool));
        assertArrayEquals(new int[] {1}, kept("margin(0.05,against=highest)", pool));
        assertArrayEquals(new int[] {}, kept("relative-margin(0.05)", pool));
    }

    @Test
    void minScoreRemovesWhatIsTooEasy() {
        CandidatePool pool = Fixtures.pool(0.8f, 0.9f, 0.3f, 0.3f, 0.299f, -1f);
        assertArrayEquals(new int[] {0, 1, 2}, kept("min-score(0.3)", pool));
        assertArrayEquals(new int[] {}, kept("min-score(0.95)", pool));
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, kept("min-score(-1)", pool));
    }

    @Test
    void rangesCountOriginalPlacesOrSurvivors() {
        CandidatePool pool = new CandidatePoolBuilder()
                .start(0, 1, new int[] {50}, new float[] {0.9f})
                .add(10, 0.9f, 0, 0)
                .add(11, 0.8f, 2, 0)
                .add(12, 0.7f, 3, 0)
                .add(13, 0.6f, -1, 1)
                .build();
        assertArrayEquals(new int[] {11, 13}, kept("range(2,to=3)", pool));
        assertArrayEquals(new int[] {11, 12}, kept("survivor-range(1,to=3)", pool));
        assertArrayEquals(new int[] {}, kept("survivor-range(7,to=9)", pool));
    }

    @Test
    void aRangeThatKeepsNothingIsRefused() {
        StrategySyntaxException refused =
                assertThrows(StrategySyntaxException.class, () -> filter("range(from=9,to=9)"));
        assertTrue(refused.getMessage().contains("from=9 is not below to=9"), refused.getMessage());
    }

    /** The documented rules of sentence-transformers' miner, written down literally: scores become minus infinity. */
    private static int[] asOtherMiners(
            CandidatePool pool, double highest, double lowest, double absolute, double relative) {
        float positive = Float.POSITIVE_INFINITY;
        for (float score : pool.positiveScores()) {
            positive = Math.min(positive, score);
        }
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < pool.size(); i++) {
            double score = pool.scores()[i];
            if (score > positive - absolute) {
                score = Double.NEGATIVE_INFINITY;
            }
            if (score > positive - Math.abs((double) positive) * relative) {
                score = Double.NEGATIVE_INFINITY;
            }
            if (score > highest || score < lowest) {
                score = Double.NEGATIVE_INFINITY;
            }
            if (score > Double.NEGATIVE_INFINITY) {
                kept.add(pool.ids()[i]);
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The number that a filter reads from the text of a float. */
    private static double decimal(float value) {
        return Double.parseDouble(Float.toString(value));
    }

    @Property(tries = 300)
    void filtersInARowAreThoseOfOtherMiners(
            @ForAll @Size(min = 1, max = 3) List<@FloatRange(min = -2, max = 2) Float> positives,
            @ForAll @Size(max = 30) List<@FloatRange(min = -2, max = 2) Float> scores,
            @ForAll @FloatRange(min = -2, max = 2) float highest,
            @ForAll @FloatRange(min = -2, max = 2) float lowest,
            @ForAll @FloatRange(min = 0, max = 1) float absolute,
            @ForAll @FloatRange(min = 0, max = 1) float relative) {
        int[] ids = IntStream.range(100, 100 + positives.size()).toArray();
        float[] positiveScores = new float[ids.length];
        for (int p = 0; p < ids.length; p++) {
            positiveScores[p] = positives.get(p);
        }
        CandidatePoolBuilder builder = new CandidatePoolBuilder().start(0, 1, ids, positiveScores);
        for (int i = 0; i < scores.size(); i++) {
            builder.add(i, scores.get(i), i, 0);
        }
        CandidatePool pool = builder.build();
        CandidatePool kept = pool;
        int removed = 0;
        for (String text : List.of(
                "margin(" + absolute + ")",
                "relative-margin(" + relative + ")",
                "max-score(" + highest + ")",
                "min-score(" + lowest + ")")) {
            boolean[] keep = new boolean[kept.size()];
            Arrays.fill(keep, true);
            filter(text).filter(kept, keep);
            CandidatePool next = kept.retain(keep);
            removed += kept.size() - next.size();
            kept = next;
        }
        assertArrayEquals(
                asOtherMiners(pool, decimal(highest), decimal(lowest), decimal(absolute), decimal(relative)),
                kept.ids());
        assertEquals(pool.size(), kept.size() + removed, "every candidate is kept or counted once");
    }
}
