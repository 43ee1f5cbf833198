package dev.negbench.strategies.ance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InformativeBatchTest {
    @ParameterizedTest
    @CsvSource({"8, 100, 50000, 0.015890", "32, 100, 5000, 0.477181", "255, 100, 5000, 0.994951"})
    void theCardsValuesHold(int drawn, int informative, int documents, double expected) {
        assertEquals(expected, InformativeBatch.probability(drawn, informative, documents), 5e-7);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 10", "3, 4, 10", "10, 1, 10", "40, 7, 1000"})
    void isTheHypergeometricTail(int drawn, int informative, int documents) {
        double none = new HypergeometricDistribution(documents, informative, drawn).probability(0);
        assertEquals(1 - none, InformativeBatch.probability(drawn, informative, documents), 1e-12);
    }

    @Test
    void endsAreExact() {
        assertEquals(0, InformativeBatch.probability(0, 5, 10));
        assertEquals(0, InformativeBatch.probability(5, 0, 10));
        assertEquals(1, InformativeBatch.probability(6, 5, 10));
        assertThrows(IllegalArgumentException.class, () -> InformativeBatch.probability(11, 5, 10));
        assertThrows(IllegalArgumentException.class, () -> InformativeBatch.probability(1, -1, 10));
    }
}
