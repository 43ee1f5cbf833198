package dev.negbench.datasets.taxonomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TaxonomyTest {
    /** entity ← animal ← {cat, dog}, animal ← pet ← dog; stone alone. */
    @Test
    void aSmallHierarchyByHand() {
        Taxonomy taxonomy = taxonomy(6, new int[][] {{1, 0}, {2, 1}, {3, 1}, {4, 1}, {3, 4}, {3, 4}});
        assertArrayEquals(new int[] {1, 4}, taxonomy.parents(3));
        assertArrayEquals(new int[] {2, 3, 4}, taxonomy.children(1));
        assertArrayEquals(new int[] {2, 4}, taxonomy.siblings(3));
        assertArrayEquals(new int[] {0, 1, 4}, taxonomy.ancestors(3));
        assertArrayEquals(new int[] {}, taxonomy.siblings(0));
        assertEquals(List.of(0, 1, 2, 2, 2, 0), IntStream.range(0, 6).mapToObj(taxonomy::depth).toList());
        assertArrayEquals(new int[][] {{3, 1, 0}, {3, 4, 1, 0}}, taxonomy.paths(3, 10));
        assertArrayEquals(new int[][] {{3, 1, 0}}, taxonomy.paths(3, 1));
        assertArrayEquals(new int[][] {{5}}, taxonomy.paths(5, 10));
        assertEquals(0, taxonomy.paths(5, 0).length);
        assertEquals(2, taxonomy.distance(2, 3));
        assertEquals(1, taxonomy.commonAncestor(2, 3));
        assertEquals(1, taxonomy.distance(3, 4));
        assertEquals(4, taxonomy.commonAncestor(3, 4));
        assertEquals(-1, taxonomy.distance(3, 5));
        assertEquals(-1, taxonomy.commonAncestor(3, 5));
        assertTrue(taxonomy.isAncestor(0, 3));
        assertFalse(taxonomy.isAncestor(3, 0) || taxonomy.isAncestor(3, 3));
        assertEquals("n3", taxonomy.id(3));
        assertEquals("node 3", taxonomy.label(3));
        assertEquals(3, taxonomy.node("n3"));
        assertEquals(-1, taxonomy.node("none"));
    }

    @Test
    void documentsAreFoundBothWays() {
        TaxonomyBuilder builder = new TaxonomyBuilder();
        int group = builder.add("group", "");
        int leaf = builder.add("leaf", "");
        assertEquals(-1 - leaf, builder.add("leaf", "again"));
        builder.narrower(leaf, group);
        Taxonomy taxonomy =
                builder.build(Corpus.of(List.of(new Document("other", "", ""), new Document("leaf", "", ""))));
        assertEquals(-1, taxonomy.nodeOf(0));
        assertEquals(leaf, taxonomy.nodeOf(1));
        assertEquals(1, taxonomy.documentOf(leaf));
        assertEquals(-1, taxonomy.documentOf(group));
    }

    @Test
    void cyclesAreNamedById() {
        DatasetException cycle = assertThrows(
                DatasetException.class,
                () -> taxonomy(6, new int[][] {{0, 5}, {1, 2}, {2, 3}, {3, 1}, {4, 1}, {1, 5}}));
        assertEquals("the taxonomy has a cycle: n1 < n2 < n3 < n1", cycle.problem());
        int[][] ring = IntStream.range(0, 100).mapToObj(n -> new int[] {n, (n + 1) % 100}).toArray(int[][]::new);
        String longer = assertThrows(DatasetException.class, () -> taxonomy(100, ring)).problem();
        assertTrue(longer.endsWith("n7 < … (100 nodes) < n0"), longer);
    }

    @Test
    void nodesThatAreNoDocumentsAtAllAreRefused() {
        TaxonomyBuilder builder = new TaxonomyBuilder();
        builder.add("a", "");
        Corpus corpus = Corpus.of(List.of(new Document("b", "", "")));
        String problem = assertThrows(DatasetException.class, () -> builder.build(corpus)).problem();
        assertEquals("none of the taxonomy's 1 nodes is a document", problem);
    }

    @Test
    void chainsAreNoTroubleForTheStackButHaveALimit() {
        int[][] chain = IntStream.range(1, 5000).mapToObj(n -> new int[] {n, n - 1}).toArray(int[][]::new);
        Taxonomy taxonomy = taxonomy(5000, chain);
        assertEquals(4999, taxonomy.depth(4999));
        assertEquals(4999, taxonomy.distance(0, 4999));
        assertEquals(5000, taxonomy.paths(4999, 2)[0].length);
        int[][] longer = IntStream.range(1, 12_000).mapToObj(n -> new int[] {n, n - 1}).toArray(int[][]::new);
        assertThrows(DatasetException.class, () -> taxonomy(12_000, longer));
    }

    /** The oracle walks the graph afresh for every pair. jqwik prints the seed of a failing try. */
    @Property(tries = 200, seed = "61")
    void equalsASearchOfTheGraph(@ForAll Random random) {
        int size = 2 + random.nextInt(14);
        List<int[]> edges = new ArrayList<>();
        int[] name = shuffled(size, random);
        for (int child = 1; child < size; child++) {
            for (int e = random.nextInt(3); e > 0; e--) {
                edges.add(new int[] {name[child], name[random.nextInt(child)]});
            }
        }
        Taxonomy taxonomy = taxonomy(size, edges.toArray(int[][]::new));
        int[][] up = new int[size][];
        for (int node = 0; node < size; node++) {
            up[node] = stepsUp(node, size, edges);
        }
        for (int a = 0; a < size; a++) {
            int node = a;
            assertArrayEquals(reached(up[a], node), taxonomy.ancestors(a));
            int depth = IntStream.range(0, size)
                    .filter(r -> up[node][r] >= 0 && edges.stream().noneMatch(e -> e[0] == r))
                    .map(r -> up[node][r])
                    .min()
                    .orElseThrow();
            assertEquals(depth, taxonomy.depth(a));
            assertEquals(siblings(a, edges), IntStream.of(taxonomy.siblings(a)).boxed().toList());
            for (int[] path : taxonomy.paths(a, 1000)) {
                assertEquals(a, path[0]);
                assertEquals(0, taxonomy.parents(path[path.length - 1]).length);
            }
            assertEquals(pathCount(a, edges), distinct(taxonomy.paths(a, 1000)));
            for (int b = 0; b < size; b++) {
                int other = b;
                int expected = IntStream.range(0, size)
                        .filter(c -> up[node][c] >= 0 && up[other][c] >= 0)
                        .map(c -> up[node][c] + up[other][c])
                        .min()
                        .orElse(-1);
                assertEquals(expected, taxonomy.distance(a, b));
                assertEquals(expected, taxonomy.distance(b, a));
                assertEquals(taxonomy.commonAncestor(a, b), taxonomy.commonAncestor(b, a));
                assertEquals(a != b && up[b][a] >= 0, taxonomy.isAncestor(a, b));
            }
        }
    }

    private static int[] stepsUp(int node, int size, List<int[]> edges) {
        int[] steps = new int[size];
        Arrays.fill(steps, -1);
        steps[node] = 0;
        for (int round = 1; round < size; round++) {
            for (int[] edge : edges) {
                if (steps[edge[0]] == round - 1 && steps[edge[1]] < 0) {
                    steps[edge[1]] = round;
                }
            }
        }
        return steps;
    }

    private static int[] reached(int[] steps, int node) {
        return IntStream.range(0, steps.length).filter(n -> n != node && steps[n] >= 0).toArray();
    }

    private static List<Integer> siblings(int node, List<int[]> edges) {
        Set<Integer> siblings = new TreeSet<>();
        for (int[] mine : edges) {
            for (int[] other : edges) {
                if (mine[0] == node && other[1] == mine[1] && other[0] != node) {
                    siblings.add(other[0]);
                }
            }
        }
        return List.copyOf(siblings);
    }

    private static int pathCount(int node, List<int[]> edges) {
        Set<Integer> parents = new HashSet<>();
        edges.stream().filter(e -> e[0] == node).forEach(e -> parents.add(e[1]));
        return parents.isEmpty() ? 1 : parents.stream().mapToInt(p -> pathCount(p, edges)).sum();
    }

    private static int distinct(int[][] paths) {
        return (int) Arrays.stream(paths).map(Arrays::toString).distinct().count();
    }

    private static int[] shuffled(int size, Random random) {
        double[] keys = random.doubles(size).toArray();
        return IntStream.range(0, size).boxed().sorted(Comparator.comparingDouble(i -> keys[i])).mapToInt(i -> i)
                .toArray();
    }

    private static Taxonomy taxonomy(int size, int[][] edges) {
        TaxonomyBuilder builder = new TaxonomyBuilder();
        List<Document> documents = new ArrayList<>();
        for (int node = 0; node < size; node++) {
            builder.add("n" + node, "node " + node);
            documents.add(new Document("n" + node, "", ""));
        }
        for (int[] edge : edges) {
            builder.narrower(edge[0], edge[1]);
        }
        return builder.build(Corpus.of(documents));
    }
}
