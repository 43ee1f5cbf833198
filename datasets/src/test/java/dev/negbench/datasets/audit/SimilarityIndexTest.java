package dev.negbench.datasets.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SimilarityIndexTest {
    @Property(tries = 300, seed = "5")
    void findsExactlyThePairsOfTheBruteForce(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int percentSteps, @ForAll boolean skewed) {
        double threshold = percentSteps / 20.0;
        Random random = new Random(seed);
        List<long[]> left = sets(random, skewed);
        List<long[]> right = new ArrayList<>(sets(random, skewed));
        right.add(new long[] {1, 2, 3, 100, 101});
        Map<String, Double> expected = new TreeMap<>();
        for (int l = 0; l < left.size(); l++) {
            for (int r = 0; r < right.size(); r++) {
                double similarity = jaccard(left.get(l), right.get(r));
                if (similarity >= threshold) {
                    expected.put(l + "/" + r, similarity);
                }
            }
        }
        assertEquals(expected, found(left, right, threshold), () -> "seed " + seed + ", threshold " + threshold);
    }

    @Test
    void aPairAtTheThresholdCounts() {
        List<long[]> three = List.of(new long[] {1, 2, 3});
        List<long[]> five = List.of(new long[] {1, 2, 3, 4, 5});
        assertEquals(Map.of("0/0", 0.6), found(three, five, 0.6));
        assertTrue(found(three, five, Math.nextUp(0.6)).isEmpty());
    }

    @Test
    void emptySetsHaveNoPair() {
        assertTrue(found(List.of(new long[0]), List.of(new long[0], new long[] {1}), 0.1).isEmpty());
    }

    private static Map<String, Double> found(List<long[]> left, List<long[]> right, double threshold) {
        Map<String, Double> found = new TreeMap<>();
        SimilarityIndex index = SimilarityIndex.of(left, threshold);
        for (int r = 0; r < right.size(); r++) {
            int asked = r;
            index.find(right.get(r), (l, similarity) -> {
                Double before = found.put(l + "/" + asked, similarity);
                assertEquals(null, before, "a pair is reported once");
            });
        }
        return found;
    }

    /** Sets of up to 12 of 15 elements, so that all similarities occur; skewed ones share their frequent elements. */
    private static List<long[]> sets(Random random, boolean skewed) {
        List<long[]> sets = new ArrayList<>();
        for (int s = 0; s < 25; s++) {
            Set<Long> set = new HashSet<>();
            int size = random.nextInt(13);
            for (int i = 0; i < size; i++) {
                int element = random.nextInt(15);
                set.add((long) (skewed ? element * element / 15 : element) - 7);
            }
            sets.add(set.stream().mapToLong(Long::longValue).sorted().toArray());
        }
        return sets;
    }

    private static double jaccard(long[] a, long[] b) {
        Set<Long> union = new HashSet<>(LongStream.of(a).boxed().toList());
        Set<Long> common = new HashSet<>(union);
        Set<Long> other = new HashSet<>(LongStream.of(b).boxed().toList());
        union.addAll(other);
        common.retainAll(other);
        return union.isEmpty() ? 0 : (double) common.size() / union.size();
    }
}
