package dev.negbench.strategies.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.Draw;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StratifiedSubsetTest {
    private static final long SEED = 20_240_612;
    private static final int DRAWS = 200_000;
    private static final byte[] STRATA = {0, 1, 0, 2, 1, 1, 0, 0};
    private static final double[] EXPONENTS = {0, -1, -0.5, -3, -1.2, 0.3, -2, -0.1};

    @ParameterizedTest
    @CsvSource({"false, 2 1 1", "false, 1 2 0", "true, 2 2 1", "true, 3 1 0"})
    void orderedDrawsFollowTheProductOfTheStratasLaws(boolean weighted, String quotaTexts) {
        int[] quotas =
                Arrays.stream(quotaTexts.split(" ")).mapToInt(Integer::parseInt).toArray();
        double[] exponents = weighted ? EXPONENTS : new double[STRATA.length];
        StratifiedSubset.Kernel kernel =
                weighted ? StratifiedSubset.weighted(EXPONENTS) : StratifiedSubset.UNIFORM;
        Draw draw = new Draw();
        RandomStream random = new RandomStream(0);
        GoodnessOfFit fit = new GoodnessOfFit();
        for (int i = 0; i < DRAWS; i++) {
            random.reset(SEED, i, 1);
            StratifiedSubset.draw(STRATA, STRATA.length, quotas, kernel, random, draw);
            fit.add(OrderedDraws.key(draw.positions(), draw.count()));
        }
        String what = "weighted " + weighted + ", quotas " + quotaTexts + ", seed " + SEED;
        fit.assertFits(product(exponents, quotas), what);
    }

    private static Map<Long, Double> product(double[] exponents, int[] quotas) {
        Map<Long, Double> law = Map.of(0L, 1.0);
        for (int s = 0; s < quotas.length; s++) {
            int stratum = s;
            int[] members = IntStream.range(0, STRATA.length)
                    .filter(i -> STRATA[i] == stratum)
                    .toArray();
            double[] own = Arrays.stream(members).mapToDouble(i -> exponents[i]).toArray();
            Map<Long, Double> longer = new HashMap<>();
            Map<Long, Double> shorter = law;
            LogWeightLaw.ordered(own, quotas[s]).forEach((key, p) -> {
                long mapped = 0;
                for (int k = quotas[stratum] - 1; k >= 0; k--) {
                    mapped = mapped << 8 | members[(int) (key >>> 8 * k & 0xff)];
                }
                long tail = mapped;
                shorter.forEach((head, q) -> longer.put(head << 8 * quotas[stratum] | tail, p * q));
            });
            law = longer;
        }
        return law;
    }

    @Test
    void uniformInclusionIsQuotaOverSize() {
        int[] quotas = {3, 1, 0};
        int[] sizes = {4, 3, 1};
        int[] counts = new int[STRATA.length];
        Draw draw = new Draw();
        RandomStream random = new RandomStream(SEED);
        for (int i = 0; i < DRAWS; i++) {
            StratifiedSubset.draw(STRATA, STRATA.length, quotas, StratifiedSubset.UNIFORM, random, draw);
            for (int k = 0; k < draw.count(); k++) {
                counts[draw.positions()[k]]++;
            }
        }
        for (int i = 0; i < counts.length; i++) {
            double p = (double) quotas[STRATA[i]] / sizes[STRATA[i]];
            // 5.5 standard errors: a false alarm in 3e-7 of fresh seeds over the 8 candidates.
            double margin = 5.5 * Math.sqrt(p * (1 - p) / DRAWS);
            assertEquals(p, (double) counts[i] / DRAWS, margin, "candidate " + i + ", seed " + SEED);
        }
    }

    @Test
    void quotasAreRoundedByLargestRemainders() {
        int[] many = {100, 100, 100};
        assertArrayEquals(new int[] {5, 3, 2}, Quotas.allot(new double[] {47, 16, 17}, new int[] {5, 3, 2}, 10));
        assertArrayEquals(new int[] {7, 5, 3}, Quotas.allot(new double[] {0.47, 0.31, 0.22}, many, 15));
        assertArrayEquals(new int[] {6, 5, 5}, Quotas.allot(new double[] {1, 1, 1}, many, 16));
        assertArrayEquals(new int[] {15, 0, 0}, Quotas.allot(new double[] {2, 0, 0}, many, 15));
        assertArrayEquals(new int[] {4, 6, 5}, Quotas.allot(new double[] {2, 0, 0}, new int[] {4, 9, 9}, 15));
        assertArrayEquals(new int[] {0, 0, 0}, Quotas.allot(new double[] {0, 0, 0}, many, 0));
    }

    @Property(tries = 1000)
    void quotasSumToWhatIsThereAndNeverExceedAStratum(
            @ForAll @IntRange(min = 1, max = 8) int strata,
            @ForAll @IntRange(min = 0, max = 80) int n,
            @ForAll long seed) {
        RandomStream random = new RandomStream(seed);
        double[] shares = new double[strata];
        Arrays.setAll(shares, s -> random.nextInt(3) * random.nextDouble());
        int[] sizes = new int[shares.length];
        Arrays.setAll(sizes, s -> random.nextInt(20));
        int[] quotas = Quotas.allot(shares, sizes, n);
        assertEquals(Math.min(n, Arrays.stream(sizes).sum()), Arrays.stream(quotas).sum());
        for (int s = 0; s < quotas.length; s++) {
            assertTrue(quotas[s] >= 0 && quotas[s] <= sizes[s], Arrays.toString(quotas));
        }
    }

    @Property(tries = 300)
    void sharesAreDrawnAsTheyAreAllotted(
            @ForAll @IntRange(min = 1, max = 6) int count,
            @ForAll @IntRange(min = 0, max = 40) int n,
            @ForAll long seed) {
        RandomStream random = new RandomStream(seed);
        double[] shares = new double[count];
        Arrays.setAll(shares, s -> random.nextInt(4) / 8.0);
        byte[] strata = new byte[1 + random.nextInt(30)];
        int[] sizes = new int[count];
        float[] ofCandidates = new float[strata.length];
        for (int i = 0; i < strata.length; i++) {
            strata[i] = (byte) random.nextInt(count);
            sizes[strata[i]]++;
            ofCandidates[i] = (float) shares[strata[i]];
        }
        Draw draw = new Draw();
        StratifiedSubset.drawInShares(
                strata, ofCandidates, strata.length, n, StratifiedSubset.UNIFORM, random, draw);
        int[] drawn = new int[count];
        int[] positions = Arrays.copyOf(draw.positions(), draw.count());
        Arrays.stream(positions).forEach(position -> drawn[strata[position]]++);
        assertEquals(draw.count(), Arrays.stream(positions).distinct().count());
        assertArrayEquals(Quotas.allot(shares, sizes, n), drawn);
    }

    @Test
    void refusesWhatCannotBe() {
        for (int[] quotas : new int[][] {{1, 1, 2}, {1, 1}}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> StratifiedSubset.draw(
                            STRATA, STRATA.length, quotas, StratifiedSubset.UNIFORM, new RandomStream(1), new Draw()));
        }
        assertThrows(
                IllegalArgumentException.class, () -> Quotas.allot(new double[] {1, Double.NaN}, new int[] {1, 1}, 1));
        assertThrows(IllegalArgumentException.class, () -> Quotas.allot(new double[] {1, -1}, new int[] {1, 1}, 1));
        assertThrows(IllegalArgumentException.class, () -> Quotas.allot(new double[] {1}, new int[] {1, 1}, 1));
    }
}
