package dev.negbench.strategies.calibrationsets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    @Property(tries = 200)
    void equalsThatOfTheLibrary(@ForAll long seed) {
        Random random = new Random(seed);
        int n = 3 + random.nextInt(6);
        double[] x = random.ints(n, 0, 5).asDoubleStream().toArray();
        double[] y = random.ints(n, 0, 50).asDoubleStream().toArray();
        double[] both = new double[2 * n];
        System.arraycopy(x, 0, both, 0, n);
        System.arraycopy(y, 0, both, n, n);
        double expected = new SpearmansCorrelation().correlation(x, y);
        double actual = RankCorrelation.spearman(both, 0, n, n);
        assertEquals(Double.isNaN(expected) ? 0 : expected, actual, 1e-12, "seed " + seed);
    }

    /** The card's closed form (d): eleven values over four places, and 1 in one of 24 orders. */
    @Test
    void fourPlacesHaveElevenValues() {
        TreeSet<Long> values = new TreeSet<>();
        int ones = 0;
        for (List<Integer> order : permutations(List.of(1, 2, 3, 4))) {
            double[] both = {1, 2, 3, 4, order.get(0), order.get(1), order.get(2), order.get(3)};
            double rho = RankCorrelation.spearman(both, 0, 4, 4);
            values.add(Math.round(rho * 1e6));
            ones += rho == 1 ? 1 : 0;
        }
        assertEquals(11, values.size());
        assertEquals(1, ones);
    }

    private static List<List<Integer>> permutations(List<Integer> rest) {
        if (rest.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : rest) {
            List<Integer> others = new ArrayList<>(rest);
            others.remove(first);
            for (List<Integer> tail : permutations(others)) {
                List<Integer> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }
}
