package dev.negbench.strategies.sampling;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * Pearson's chi-square test of drawn outcomes against an exact law, outcomes expected fewer than 10 times pooled.
 *
 * <p>Every test of this module that draws uses {@link #FALSE_ALARM} for one check. There are fewer than 1,000 such
 * checks, so with correct samplers and fresh seeds a whole run would fail with probability below 0.001; seeds are
 * fixed, so a run that passed once always passes.
 */
public final class GoodnessOfFit {
    /** The probability that one check fails although the sampler is right. */
    public static final double FALSE_ALARM = 1e-6;

    private final Map<Long, Long> counts = new HashMap<>();
    private long total;

    /** Counts an outcome. */
    public void add(long outcome) {
        counts.merge(outcome, 1L, Long::sum);
        total++;
    }

    /** Fails if the outcomes are not of this law. */
    public void assertFits(Map<Long, Double> law, String what) {
        for (Map.Entry<Long, Long> count : counts.entrySet()) {
            if (!(law.getOrDefault(count.getKey(), 0.0) > 0)) {
                fail(what + ": outcome " + Long.toHexString(count.getKey()) + " has probability 0 but occurred "
                        + count.getValue() + " times");
            }
        }
        double p = pValue(law);
        assertTrue(p > FALSE_ALARM, () -> what + ": chi-square p = " + p + " over " + total + " draws");
    }

    /** Returns the probability of a fit at least as bad if the outcomes are of this law. */
    public double pValue(Map<Long, Double> law) {
        double statistic = 0;
        double rareExpected = 0;
        double rareObserved = 0;
        int cells = 0;
        for (Map.Entry<Long, Double> entry : law.entrySet()) {
            double expected = entry.getValue() * total;
            double observed = counts.getOrDefault(entry.getKey(), 0L);
            if (expected < 10) {
                rareExpected += expected;
                rareObserved += observed;
            } else {
                statistic += (observed - expected) * (observed - expected) / expected;
                cells++;
            }
        }
        if (rareExpected >= 10) {
            statistic += (rareObserved - rareExpected) * (rareObserved - rareExpected) / rareExpected;
            cells++;
        } else if (rareObserved > 60) {
            return 0;
        }
        return cells < 2 ? 1 : 1 - new ChiSquaredDistribution(cells - 1).cumulativeProbability(statistic);
    }
}
