package dev.negbench.strategies.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTest {
    private static final long SEED = 20_240_602;

    @Test
    void isXoshiro256PlusPlusSeededBySplitMix() {
        long state = mix(mix(mix(5 + 0x9e3779b97f4a7c15L) + 6 + 0x9e3779b97f4a7c15L) + 7);
        long[] words = new long[4];
        for (int i = 0; i < 4; i++) {
            words[i] = mix(state + (i + 1) * 0x9e3779b97f4a7c15L);
        }
        RandomStream stream = new RandomStream(0);
        stream.reset(5, 6, 7);
        for (int i = 0; i < 1000; i++) {
            assertEquals(referenceNext(words), stream.nextLong(), "number " + i);
        }
    }

    @Test
    void theReferenceGivesThePublishedNumbers() {
        long[] state = {1, 2, 3, 4};
        String[] published = {
            "41943041", "58720359", "3588806011781223", "3591011842654386", "9228616714210784205", "9973669472204895162"
        };
        for (String number : published) {
            assertEquals(number, Long.toUnsignedString(referenceNext(state)));
        }
    }

    /** The generator as its authors publish it. */
    private static long referenceNext(long[] s) {
        long sum = s[0] + s[3];
        long result = (sum << 23 | sum >>> 41) + s[0];
        long t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3] << 45 | s[3] >>> 19;
        return result;
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long z) {
        long y = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long x = (y ^ y >>> 27) * 0x94d049bb133111ebL;
        return x ^ x >>> 31;
    }

    @Test
    void aDrawDependsOnItsThreeNumbersAlone() {
        RandomStream used = new RandomStream(99);
        Random order = new Random(SEED);
        for (int trial = 0; trial < 200; trial++) {
            long seed = order.nextLong();
            long epoch = order.nextInt(50);
            long key = order.nextLong();
            RandomStream fresh = new RandomStream(0);
            fresh.reset(seed, epoch, key);
            used.reset(order.nextLong(), order.nextLong(), order.nextLong());
            used.nextLong();
            used.reset(seed, epoch, key);
            assertArrayEquals(longs(fresh), longs(used), "seed " + seed + ", epoch " + epoch + ", key " + key);
        }
    }

    private static long[] longs(RandomStream stream) {
        long[] numbers = new long[8];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = stream.nextLong();
        }
        return numbers;
    }

    @Test
    void neighbouringSeedsEpochsAndKeysGiveUnrelatedFirstNumbers() {
        assertUniform(i -> first(i, 0, 0), "seeds");
        assertUniform(i -> first(3, i, 0), "epochs");
        assertUniform(i -> first(3, 0, i), "keys");
        assertUniform(i -> first(3, 0, i) ^ first(3, 1, i), "the same key in two epochs");
        assertUniform(i -> first(3, 5, i) ^ first(3, 5, i + 1), "two neighbouring keys");
    }

    private static long first(long seed, long epoch, long key) {
        RandomStream stream = new RandomStream(0);
        stream.reset(seed, epoch, key);
        return stream.nextLong();
    }

    private static void assertUniform(ToLongFunction<Integer> number, String what) {
        GoodnessOfFit high = new GoodnessOfFit();
        GoodnessOfFit low = new GoodnessOfFit();
        for (int i = 0; i < 100_000; i++) {
            long value = number.applyAsLong(i);
            high.add(value >>> 56);
            low.add(value & 0xff);
        }
        high.assertFits(uniform(256), "high bits of the first number over " + what);
        low.assertFits(uniform(256), "low bits of the first number over " + what);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 200, 1000})
    void boundedNumbersAreEquidistributed(int bound) {
        RandomStream stream = new RandomStream(SEED);
        GoodnessOfFit ints = new GoodnessOfFit();
        GoodnessOfFit positions = new GoodnessOfFit();
        for (int i = 0; i < 300_000; i++) {
            ints.add(stream.nextInt(bound));
            positions.add(stream.nextPosition(bound));
        }
        ints.assertFits(uniform(bound), "nextInt(" + bound + "), seed " + SEED);
        positions.assertFits(uniform(bound), "nextPosition(" + bound + "), seed " + SEED);
    }

    @Test
    void bitPairsAreEquidistributed() {
        RandomStream stream = new RandomStream(SEED);
        GoodnessOfFit pairs = new GoodnessOfFit();
        long previous = stream.nextLong();
        for (int i = 0; i < 200_000; i++) {
            long next = stream.nextLong();
            pairs.add((previous >>> 60) << 4 | next >>> 60);
            previous = next;
        }
        pairs.assertFits(uniform(256), "pairs of successive numbers, seed " + SEED);
    }

    @Test
    void unitNumbersStayWithinTheirInterval() {
        RandomStream stream = new RandomStream(SEED);
        GoodnessOfFit units = new GoodnessOfFit();
        for (int i = 0; i < 300_000; i++) {
            double unit = stream.nextUnit();
            double open = stream.nextOpenUnit();
            double positive = stream.nextPositiveDouble();
            double common = stream.nextDouble();
            assertTrue(unit >= 0 && unit < 1 && open > 0 && open < 1 && positive > 0 && positive <= 1 && common >= 0
                    && common < 1);
            units.add((long) (unit * 500));
        }
        units.assertFits(uniform(500), "nextUnit, seed " + SEED);
    }

    @Test
    void boundsAreChecked() {
        RandomStream stream = new RandomStream(SEED);
        assertThrows(IllegalArgumentException.class, () -> stream.nextInt(0));
        assertThrows(IllegalArgumentException.class, () -> stream.nextInt(-3));
        for (int i = 0; i < 1000; i++) {
            int value = stream.nextInt(Integer.MAX_VALUE);
            assertTrue(value >= 0 && value < Integer.MAX_VALUE);
        }
    }

    private static Map<Long, Double> uniform(int cells) {
        Map<Long, Double> law = new LinkedHashMap<>();
        for (long i = 0; i < cells; i++) {
            law.put(i, 1.0 / cells);
        }
        return law;
    }
}
