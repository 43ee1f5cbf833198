package dev.negbench.strategies.skillextraction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.negbench.datasets.NearestName;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sources.FakeRetrieval;
import dev.negbench.strategies.stage.RankedLists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Who is related to whom. */
class RelationsTest {
    private final Labels labels = Skills.labels(Skills.small());

    @Test
    void siblingsShareAParentThenAGrandparent() {
        assertArrayEquals(new int[] {1, 2, 3}, labels.siblings(0, 10), "two parents");
        assertArrayEquals(new int[] {0}, labels.siblings(1, 1));
        assertArrayEquals(new int[] {0, 2, 3}, labels.siblings(1, 10), "the other group through the root");
        assertArrayEquals(new int[] {0, 2}, labels.siblings(1, 2));
        assertArrayEquals(new int[] {0, 3, 1}, labels.siblings(2, 10), "siblings before cousins");
        assertArrayEquals(new int[] {}, labels.siblings(4, 10), "no node");
        assertFalse(labels.isLabel(4));
        assertEquals("conduct music", labels.name(1), "lower case");
    }

    @Test
    void namesByHand() {
        // play music - sell music: 4 edits of 10; - conduct music: 7 of 13; - buy goods: 9 of 10.
        assertArrayEquals(new int[] {2, 1, 3}, new EditNeighbours(labels, 10, true).of(0));
        assertArrayEquals(new int[] {2, 1}, new EditNeighbours(labels, 2, false).of(0));
        assertArrayEquals(new int[] {}, new EditNeighbours(labels, 2, true).of(4));
    }

    @Property(tries = 60)
    void nearestNamesAreThoseOfAFullSort(
            @ForAll @IntRange(min = 1, max = 60) int size,
            @ForAll @IntRange(min = 1, max = 12) int most,
            @ForAll boolean normalised,
            @ForAll long seed) {
        RandomStream random = new RandomStream(seed);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            StringBuilder name = new StringBuilder("x");
            for (int length = random.nextInt(12); length > 0; length--) {
                // No two neighbours are ever swapped into each other: the two distances then agree.
                name.append((char) ('a' + 2 * (name.length() % 5) + random.nextInt(2)));
            }
            names.add(name.toString());
        }
        EditNeighbours neighbours = new EditNeighbours(Skills.labels(Skills.named(names)), most, normalised);
        for (int d = 0; d < size; d++) {
            int label = d;
            Comparator<Integer> byDistance =
                    Comparator.comparingInt(o -> NearestName.distance(names.get(label), names.get(o)));
            Comparator<Integer> byShare = Comparator.comparingDouble(o -> NearestName.distance(
                            names.get(label), names.get(o))
                    / (double) Math.max(names.get(label).length(), names.get(o).length()));
            int[] expected = IntStream.range(0, size)
                    .filter(o -> o != label)
                    .boxed()
                    .sorted((normalised ? byShare.thenComparing(byDistance) : byDistance)
                            .thenComparing(Comparator.naturalOrder()))
                    .mapToInt(Integer::intValue)
                    .limit(most)
                    .toArray();
            assertArrayEquals(expected, neighbours.of(d), "seed " + seed + ", label " + d);
        }
    }

    /** Vectors at angles; document 4 is no label and lies between. */
    private static final class Angles extends FakeRetrieval {
        private static final double[] DEGREES = {0, 40, 10, 80, 1};

        Angles() {
            super(DEGREES.length);
        }

        @Override
        public float[] documentVectors(String searcher, int[] candidates) {
            float[] vectors = new float[2 * candidates.length];
            for (int i = 0; i < candidates.length; i++) {
                vectors[2 * i] = (float) Math.cos(Math.toRadians(DEGREES[candidates[i]]));
                vectors[2 * i + 1] = (float) Math.sin(Math.toRadians(DEGREES[candidates[i]]));
            }
            return vectors;
        }

        @Override
        public RankedLists searchVectors(String searcher, float[] vectors, int rows, int depth) {
            depths.add(depth);
            RankedLists lists = RankedLists.ofSize(rows, depth);
            float[] all =
                    documentVectors(searcher, IntStream.range(0, DEGREES.length).toArray());
            for (int row = 0; row < rows; row++) {
                int at = row;
                List<Integer> order = IntStream.range(0, DEGREES.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(
                                d -> -vectors[2 * at] * all[2 * d] - vectors[2 * at + 1] * all[2 * d + 1]))
                        .limit(depth)
                        .toList();
                lists.counts()[row] = order.size();
                for (int place = 0; place < order.size(); place++) {
                    lists.ids()[row * depth + place] = order.get(place);
                }
            }
            return lists;
        }
    }

    @Test
    void nearestVectorsAreSearchedDeepEnough() {
        EncoderNeighbours neighbours = new EncoderNeighbours(labels, "initial", 2);
        Angles angles = new Angles();
        neighbours.find(new int[] {0, 3, 3}, angles);
        assertArrayEquals(new int[] {2, 1}, neighbours.of(0));
        assertArrayEquals(new int[] {1, 2}, neighbours.of(3));
        assertEquals(List.of(3, 5), angles.depths);
        neighbours.find(new int[] {0, 3}, angles);
        assertEquals(2, angles.depths.size(), "kept");
    }
}
