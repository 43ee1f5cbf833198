package dev.negbench.strategies.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.Shortfall;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UniformSubsetTest {
    private static final long SEED = 20_240_603;

    @ParameterizedTest
    @CsvSource({"6, 2", "6, 3", "7, 1", "6, 4", "5, 4"})
    void everyOrderedSelectionIsEquallyLikely(int size, int n) {
        Draw draw = new Draw();
        RandomStream random = new RandomStream(0);
        GoodnessOfFit fit = new GoodnessOfFit();
        for (int i = 0; i < 200_000; i++) {
            random.reset(SEED, i, 1);
            UniformSubset.draw(size, n, random, draw);
            fit.add(OrderedDraws.key(draw.positions(), draw.count()));
        }
        fit.assertFits(LogWeightLaw.ordered(new double[size], n), n + " of " + size + ", seed " + SEED);
    }

    @Test
    void largePoolsAreUniformToo() {
        int size = UniformSubset.MARKED_LIMIT + 904;
        int buckets = 6;
        Draw draw = new Draw();
        RandomStream random = new RandomStream(SEED);
        GoodnessOfFit fit = new GoodnessOfFit();
        for (int i = 0; i < 100_000; i++) {
            UniformSubset.draw(size, 3, random, draw);
            long outcome = 0;
            for (int k = 0; k < 3; k++) {
                outcome = outcome << 8 | (long) draw.positions()[k] * buckets / size;
            }
            fit.add(outcome);
        }
        fit.assertFits(bucketLaw(size, buckets), "3 of " + size + " in " + buckets + " buckets, seed " + SEED);
    }

    private static Map<Long, Double> bucketLaw(int size, int buckets) {
        int[] counts = new int[buckets];
        for (int i = 0; i < size; i++) {
            counts[(int) ((long) i * buckets / size)]++;
        }
        Map<Long, Double> law = new LinkedHashMap<>();
        for (int a = 0; a < buckets; a++) {
            for (int b = 0; b < buckets; b++) {
                for (int c = 0; c < buckets; c++) {
                    double p = (double) counts[a] / size
                            * (counts[b] - (a == b ? 1 : 0)) / (size - 1)
                            * (counts[c] - (a == c ? 1 : 0) - (b == c ? 1 : 0)) / (size - 2);
                    law.put((long) a << 16 | b << 8 | c, p);
                }
            }
        }
        return law;
    }

    @Property(tries = 500)
    void positionsAreDifferentAndWithinThePool(
            @ForAll @IntRange(min = 0, max = 10_000) int size, @ForAll @IntRange(min = 0, max = 400) int n,
                    @ForAll long seed) {
        Draw draw = new Draw();
        UniformSubset.draw(size, n, new RandomStream(seed), draw);
        assertEquals(Math.min(size, n), draw.count());
        BitSet seen = new BitSet();
        for (int i = 0; i < draw.count(); i++) {
            int position = draw.positions()[i];
            assertTrue(position >= 0 && position < size, () -> "position " + position);
            assertTrue(!seen.get(position), () -> "position " + position + " twice");
            seen.set(position);
        }
        Shortfall expected = n <= size ? Shortfall.NONE : size == 0 ? Shortfall.EMPTY_POOL : Shortfall.SMALL_POOL;
        assertEquals(expected, draw.shortfall());
    }
}
