package dev.negbench.strategies.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table's arithmetic, number by number. */
class CumulativeTableTest {
    private static double[] table(int size, Random random) {
        double[] table = new double[CumulativeTable.length(size)];
        Arrays.fill(table, 77);
        for (int i = 0; i < size; i++) {
            table[i] = -6 * random.nextDouble();
        }
        CumulativeTable.weigh(table, size, CumulativeTable.largest(table, size));
        return table;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 31, 33, 100, 200, 257, 1000})
    void everyCandidateIsFoundOnItsShareOfTheTotal(int size) {
        Random random = new Random(size);
        double[] table = table(size, random);
        double total = CumulativeTable.accumulate(table, size);
        double[] share = new double[size];
        int steps = 200_000;
        for (int s = 0; s < steps; s++) {
            int at = CumulativeTable.find(table, size, (s + 0.5) * total / steps);
            share[at] += total / steps;
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            assertEquals(table[size + i], share[i], 2 * total / steps, "candidate " + i + " of " + size);
            sum += table[size + i];
        }
        assertEquals(sum, total, 1e-12 * total);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 16, 17, 40, 200, 257})
    void removingIsAccumulatingWithout(int size) {
        Random random = new Random(size);
        double[] table = table(size, random);
        double[] fresh = table.clone();
        CumulativeTable.accumulate(table, size);
        for (int removed = 0; removed < size - 1; removed++) {
            int at = random.nextInt(size);
            double total = CumulativeTable.remove(table, size, at);
            CumulativeTable.exclude(fresh, size, at);
            assertEquals(CumulativeTable.accumulate(fresh, size), total, 1e-13);
            for (int i = 0; i < table.length; i++) {
                assertEquals(fresh[i], table[i], 1e-13, "place " + i + " after removing " + at);
            }
            for (int trial = 0; trial < 50; trial++) {
                int found = CumulativeTable.find(table, size, total * random.nextDouble());
                assertTrue(found >= 0 && table[size + found] > 0, () -> "found the removed candidate " + found);
            }
        }
    }

    @Test
    void candidatesWithoutWeightAreNeverFound() {
        double[] table = new double[CumulativeTable.length(20)];
        Arrays.fill(table, 0, 20, Double.NEGATIVE_INFINITY);
        table[7] = -1;
        table[19] = -1;
        CumulativeTable.weigh(table, 20, CumulativeTable.largest(table, 20));
        double total = CumulativeTable.accumulate(table, 20);
        assertEquals(2, total);
        for (double v : new double[] {0, 0.3, Math.nextDown(1.0), 1.0, 1.5, Math.nextDown(2.0)}) {
            int found = CumulativeTable.find(table, 20, v);
            assertTrue(found == 7 || found == 19, () -> "found " + found + " at " + v);
        }
        assertEquals(-1, CumulativeTable.find(table, 20, 2));
    }
}
