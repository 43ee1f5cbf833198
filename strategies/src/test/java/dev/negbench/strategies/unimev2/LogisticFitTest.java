package dev.negbench.strategies.unimev2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticFitTest {
    /** Two values and two unknowns: the fit gives the smoothed shares exactly. */
    @Test
    void givesTheSharesOfTwoValues() {
        double[] positives = {1, 1, 1, 0};
        double[] others = {0, 0, 0, 0, 0, 1, 1, 0};
        double high = 5.0 / 6;
        double low = 1.0 / 10;
        LogisticFit fit = LogisticFit.of(positives, others);
        double atOne = (0.75 * high + 0.25 * low) / (0.75 + 0.25);
        double atZero = (0.25 * high + 0.75 * low) / (0.25 + 0.75);
        assertEquals(Math.log(atOne / (1 - atOne)), fit.logit(1), 1e-4);
        assertEquals(Math.log(atZero / (1 - atZero)), fit.logit(0), 1e-4);
    }

    /** Equal variances: the balanced log-odds are linear, with slope (m1 - m0)/v and 0 half-way. */
    @Test
    void findsTheLogOddsOfTwoNormals() {
        Random random = new Random(4);
        double[] positives = random.doubles(40_000).map(u -> 3 + random.nextGaussian()).toArray();
        double[] others = random.doubles(40_000).map(u -> 1 + random.nextGaussian()).toArray();
        LogisticFit fit = LogisticFit.of(positives, others);
        // Standard errors are about 0.015 and 0.03; with seed 4 this does not change.
        assertEquals(2, fit.slope(), 0.08);
        assertEquals(0, fit.logit(2), 0.08);
    }

    @Test
    void isFiniteWhereScoresSeparateOrSayNothing() {
        LogisticFit separated = LogisticFit.of(new double[] {900, 1000}, new double[] {-1000, -900, -950});
        assertTrue(Double.isFinite(separated.slope()) && separated.slope() > 0, separated::toString);
        // Both logits are those of the smoothed labels, as near as one line comes to them.
        assertTrue(separated.logit(950) > 1 && separated.logit(-950) < -1, separated::toString);
        double[] same = new double[10];
        Arrays.fill(same, 0.5);
        LogisticFit nothing = LogisticFit.of(same, same);
        assertEquals(0, nothing.logit(0.5), 1e-6);
    }
}
