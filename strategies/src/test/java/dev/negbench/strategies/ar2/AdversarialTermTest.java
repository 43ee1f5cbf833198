package dev.negbench.strategies.ar2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Golden vectors and closed forms of the card, section "Signature claims", 6. The positive is at place 0. */
class AdversarialTermTest {
    private static final double[] RETRIEVER = {1.8, 2, 1, 0.5, -0.5};
    private static final double[] RANKER = {1.2, 1.5, 0.2, 0.9, -1};
    private static final int COUNT = RETRIEVER.length;

    private static double[] concessions(double[] ranker) {
        return Arrays.stream(ranker)
                .map(score -> Concession.of(score, ranker[0]))
                .toArray();
    }

    private static double[] softmax(double[] x, int from) {
        double logSum = LogSum.of(x, from, x.length);
        return Arrays.stream(x, from, x.length).map(v -> Math.exp(v - logSum)).toArray();
    }

    @Test
    void concessionsAndProbabilitiesOfTheCard() {
        assertArrayEquals(
                new double[] {-Math.log(2), -0.8543552445, -0.3132616875, -0.5543552445, -0.1050833198},
                concessions(RANKER),
                1e-10);
        assertArrayEquals(
                new double[] {0.5976948345, 0.2198796417, 0.1333637441, 0.0490617797}, softmax(RETRIEVER, 1), 1e-10);
        assertEquals(-1.2723862037, Math.log(softmax(RANKER, 0)[0]), 1e-10);
        assertEquals(-1000, Concession.of(1001.2, 1.2), 1e-9, "no overflow");
        assertEquals(0, Concession.of(-2000, 1.2));
    }

    @Test
    void thePapersTerm() {
        double[] slopes = new double[COUNT];
        double term = AdversarialTerm.PAPER.evaluate(COUNT, RETRIEVER, concessions(RANKER), 1, slopes);
        assertEquals(-0.6586100497, term, 1e-10);
        assertArrayEquals(new double[] {0, -0.1169958918, 0.0759350741, 0.0139038112, 0.0271570065}, slopes, 1e-10);
    }

    @Test
    void theCodesTerm() {
        double[] slopes = new double[COUNT];
        double term = AdversarialTerm.CODE.evaluate(COUNT, RETRIEVER, concessions(RANKER), 1, slopes);
        assertEquals(3.8471164356, term, 1e-10);
        assertArrayEquals(
                new double[] {0.1349074152, 0.1570329227, 0.0588072262, -0.3286840407, -0.0220635235}, slopes, 1e-10);
    }

    @Test
    void theDistillation() {
        double[] slopes = new double[COUNT];
        assertEquals(1.4610450983, Distillation.evaluate(COUNT, RETRIEVER, RANKER, 1, slopes), 1e-10);
        assertArrayEquals(
                new double[] {0.0484043686, 0.0231326872, 0.0445685704, -0.1180044729, 0.0018988466}, slopes, 1e-10);
        assertArrayEquals(
                new double[] {0.2801622992, 0.3781795471, 0.1030659501, 0.2075493360, 0.0310428676},
                softmax(RANKER, 0),
                1e-10);
    }

    /** log p(positive | all) is at most every concession to a negative, and these at most their mean under any p. */
    @Test
    void theSurrogateBoundsTheGame() {
        long seed = 3;
        Random random = new Random(seed);
        for (int trial = 0; trial < 500; trial++) {
            int count = 2 + random.nextInt(15);
            double[] retriever = random.doubles(count, -5, 5).toArray();
            double[] ranker = random.doubles(count, -5, 5).toArray();
            double[] concessions = concessions(ranker);
            double value = Math.log(softmax(ranker, 0)[0]);
            double least = Arrays.stream(concessions, 1, count).min().orElseThrow();
            double term = AdversarialTerm.PAPER.evaluate(count, retriever, concessions, 1, new double[count]);
            String where = "seed " + seed + ", trial " + trial;
            assertTrue(value <= least + 1e-12, where);
            assertTrue(least <= term + 1e-12, where);
        }
    }

    @ParameterizedTest
    @EnumSource(AdversarialTerm.class)
    void slopesAreThoseOfTheTerm(AdversarialTerm term) {
        long seed = 9;
        Random random = new Random(seed);
        for (int trial = 0; trial < 100; trial++) {
            int count = 1 + random.nextInt(16);
            double[] scores = random.doubles(count, -4, 4).toArray();
            double[] ranker = random.doubles(count, -4, 4).toArray();
            double[] concessions = concessions(ranker);
            double[] slopes = new double[count];
            term.evaluate(count, scores, concessions, 0.7, slopes);
            double[] distilled = new double[count];
            Distillation.evaluate(count, scores, ranker, 0.3, distilled);
            for (int i = 0; i < count; i++) {
                double step = 1e-5;
                double[] above = scores.clone();
                double[] below = scores.clone();
                above[i] += step;
                below[i] -= step;
                double[] ignored = new double[count];
                double ofTerm = term.evaluate(count, above, concessions, 0, ignored)
                        - term.evaluate(count, below, concessions, 0, ignored);
                double ofDistillation = Distillation.evaluate(count, above, ranker, 0, ignored)
                        - Distillation.evaluate(count, below, ranker, 0, ignored);
                String where = "seed " + seed + ", trial " + trial + ", candidate " + i;
                assertEquals(0.7 * ofTerm / (2 * step), slopes[i], 1e-8, where);
                assertEquals(0.3 * ofDistillation / (2 * step), distilled[i], 1e-8, where);
            }
        }
    }

    private static double[] descend(AdversarialTerm term, int steps, double rate) {
        double[] scores = RETRIEVER.clone();
        double[] concessions = concessions(RANKER);
        for (int step = 0; step < steps; step++) {
            double[] slopes = new double[COUNT];
            term.evaluate(COUNT, scores, concessions, 1, slopes);
            for (int i = 0; i < COUNT; i++) {
                scores[i] -= rate * slopes[i];
            }
        }
        return scores;
    }

    /** The paper's term alone ends on one negative, the code's in proportion to what the ranker concedes. */
    @Test
    void freeScoresDescendToTheFixedPoints() {
        assertArrayEquals(new double[] {1, 0, 0, 0}, softmax(descend(AdversarialTerm.PAPER, 20_000, 5), 1), 1e-3);
        double[] stationary = {0.2750362846, 0.3390025939, 0.1243001963, 0.2199645487, 0.0416963765};
        assertArrayEquals(stationary, softmax(descend(AdversarialTerm.CODE, 5_000, 0.5), 0), 1e-9);
        double[] conceded = concessions(RANKER);
        double all = Arrays.stream(conceded).sum();
        assertArrayEquals(stationary, Arrays.stream(conceded).map(r -> r / all).toArray(), 1e-9);
    }

    /** A negative that the ranker takes for relevant is pushed down less than by the log-likelihood of the positive. */
    @Test
    void aFalseNegativeIsPushedDownLess() {
        double[] slopes = new double[COUNT];
        Distillation.evaluate(COUNT, RETRIEVER, RANKER, 1, slopes);
        double[] likelihood = softmax(RETRIEVER, 0);
        for (int i = 1; i < COUNT; i++) {
            assertTrue(slopes[i] < likelihood[i], "negative " + i);
        }
        double[] played = new double[COUNT];
        AdversarialTerm.PAPER.evaluate(COUNT, RETRIEVER, concessions(RANKER), 1, played);
        assertTrue(played[1] < 0, "the one that the ranker likes best is pulled up");
    }

    @ParameterizedTest
    @EnumSource(AdversarialTerm.class)
    void withoutANegativeThereIsNoGame(AdversarialTerm term) {
        double[] slopes = new double[1];
        assertEquals(0, term.evaluate(1, new double[] {3}, new double[] {-Math.log(2)}, 1, slopes));
        assertEquals(0, slopes[0]);
    }
}
