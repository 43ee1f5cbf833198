package dev.negbench.datasets.taxonomy;

import dev.negbench.datasets.DatasetException;
import java.util.Arrays;

/** For each node its ancestors, itself included, in ascending order, and the fewest steps up to each. */
final class AncestorTable {
    /** Bounds what a chain of many thousand nodes would take; real hierarchies have some ten ancestors a node. */
    private static final int MOST_PAIRS = 1 << 26;

    private final int[] starts;
    private final int[] nodes;
    private final int[] steps;
    private final int[] depths;

    private AncestorTable(int[] starts, int[] nodes, int[] steps, int[] depths) {
        this.starts = starts;
        this.nodes = nodes;
        this.steps = steps;
        this.depths = depths;
    }

    /**
     * Computes the table by a breadth-first search from each node.
     *
     * @param parents the parents of each node, without cycles
     * @param depths the fewest steps from each node to a root
     * @throws DatasetException if there are more than 2²⁶ pairs
     */
    static AncestorTable of(IntRows parents, int[] depths) {
        int size = depths.length;
        int[] starts = new int[size + 1];
        int[] nodes = new int[Math.max(16, 8 * size)];
        int[] steps = new int[nodes.length];
        int[] reached = new int[size];
        int[] queue = new int[size];
        int[] seenBy = new int[size];
        int pairs = 0;
        for (int node = 0; node < size; node++) {
            int count = 0;
            queue[count++] = node;
            reached[node] = 0;
            seenBy[node] = node + 1;
            for (int at = 0; at < count; at++) {
                for (int p = parents.starts()[queue[at]]; p < parents.starts()[queue[at] + 1]; p++) {
                    int parent = parents.values()[p];
                    if (seenBy[parent] != node + 1) {
                        seenBy[parent] = node + 1;
                        reached[parent] = reached[queue[at]] + 1;
                        queue[count++] = parent;
                    }
                }
            }
            if (count > MOST_PAIRS - pairs) {
                throw new DatasetException(
                        "the taxonomy has more than " + MOST_PAIRS + " pairs of node and ancestor",
                        "look for chains of nodes that should not be there");
            }
            if (pairs + count > nodes.length) {
                nodes = Arrays.copyOf(nodes, Math.max(pairs + count, 2 * pairs));
                steps = Arrays.copyOf(steps, nodes.length);
            }
            Arrays.sort(queue, 0, count);
            for (int i = 0; i < count; i++) {
                nodes[pairs] = queue[i];
                steps[pairs++] = reached[queue[i]];
            }
            starts[node + 1] = pairs;
        }
        return new AncestorTable(starts, Arrays.copyOf(nodes, pairs), Arrays.copyOf(steps, pairs), depths);
    }

    /** Returns a copy of a node's ancestors, itself included. */
    int[] nodes(int node) {
        return Arrays.copyOfRange(nodes, starts[node], starts[node + 1]);
    }

    /** Returns the fewest steps up to an ancestor, 0 to the node itself, -1 to what is no ancestor. */
    int steps(int node, int ancestor) {
        int at = Arrays.binarySearch(nodes, starts[node], starts[node + 1], ancestor);
        return at < 0 ? -1 : steps[at];
    }

    /** Returns the common ancestor with the fewest steps to both; then the deepest; then the first; or -1. */
    int meeting(int a, int b) {
        int best = -1;
        int bestSteps = Integer.MAX_VALUE;
        int i = starts[a];
        int j = starts[b];
        while (i < starts[a + 1] && j < starts[b + 1]) {
            if (nodes[i] < nodes[j]) {
                i++;
            } else if (nodes[i] > nodes[j]) {
                j++;
            } else {
                int both = steps[i] + steps[j];
                if (both < bestSteps || both == bestSteps && depths[nodes[i]] > depths[best]) {
                    best = nodes[i];
                    bestSteps = both;
                }
                i++;
                j++;
            }
        }
        return best;
    }
}
