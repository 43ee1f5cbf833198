package dev.negbench.reports.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.statistics.EstimateStatus;
import dev.negbench.reports.statistics.MeanEstimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimRuleTest {
    private static MeanEstimate estimate(double mean, double standardError) {
        return new MeanEstimate(mean, standardError, 100, EstimateStatus.DEFINED);
    }

    /** The smallest effect is 0.01; p is not corrected here. */
    @ParameterizedTest
    @CsvSource({
        "ABOVE, 0.05, 0.01, REPRODUCED",
        "ABOVE, -0.05, 0.01, CONTRADICTED",
        "ABOVE, 0.01, 0.02, INCONCLUSIVE",
        "ABOVE, 0.001, 0.002, CONTRADICTED",
        "BELOW, -0.05, 0.01, REPRODUCED",
        "BELOW, 0.05, 0.01, CONTRADICTED",
        "BELOW, -0.01, 0.02, INCONCLUSIVE",
        "EQUAL, 0.001, 0.002, REPRODUCED",
        "EQUAL, 0.05, 0.01, CONTRADICTED",
        "EQUAL, 0.005, 0.01, INCONCLUSIVE",
        "NOT_BELOW, 0.02, 0.01, REPRODUCED",
        "NOT_BELOW, -0.001, 0.002, REPRODUCED",
        "NOT_BELOW, -0.05, 0.01, CONTRADICTED",
        "NOT_BELOW, -0.01, 0.01, INCONCLUSIVE"
    })
    void decides(ClaimDirection direction, double mean, double standardError, ClaimOutcome outcome) {
        ClaimRule rule = ClaimRule.of(direction, 0.01, 0.05);
        MeanEstimate estimate = estimate(mean, standardError);
        assertEquals(outcome, rule.decide(estimate, rule.p(estimate)));
    }

    @Test
    void theCorrectionCounts() {
        ClaimRule rule = ClaimRule.of(ClaimDirection.ABOVE, 0.01, 0.05);
        MeanEstimate estimate = estimate(0.05, 0.02);
        assertTrue(rule.p(estimate) < 0.05);
        assertEquals(ClaimOutcome.REPRODUCED, rule.decide(estimate, rule.p(estimate)));
        assertEquals(ClaimOutcome.INCONCLUSIVE, rule.decide(estimate, 0.2));
    }

    @Test
    void withoutAVarianceThereIsNothingToDecide() {
        ClaimRule above = ClaimRule.of(ClaimDirection.ABOVE, 0.01, 0.05);
        ClaimRule equal = ClaimRule.of(ClaimDirection.EQUAL, 0.01, 0.05);
        MeanEstimate same = new MeanEstimate(0, 0, 9, EstimateStatus.ZERO);
        assertEquals(ClaimOutcome.CONTRADICTED, above.decide(same, 1));
        assertEquals(ClaimOutcome.REPRODUCED, equal.decide(same, 1));
        MeanEstimate constant = new MeanEstimate(0.2, 0, 9, EstimateStatus.DEGENERATE);
        assertEquals(ClaimOutcome.INCONCLUSIVE, above.decide(constant, Double.NaN));
        assertTrue(Double.isNaN(above.power(constant)));
    }

    @Test
    void powerIsThatOfTheSmallestEffect() {
        ClaimRule rule = ClaimRule.of(ClaimDirection.ABOVE, 0.01, 0.05);
        assertEquals(0.8, rule.power(estimate(0, 0.01 / 2.8)), 0.01);
        assertThrows(IllegalArgumentException.class, () -> ClaimRule.of(ClaimDirection.ABOVE, 0, 0.05));
    }
}
