package dev.negbench.datasets.taxonomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lists the ways from a node up to the roots, up to a number of them. */
final class AncestorPaths {
    private final IntRows parents;
    private final int start;
    private final int most;
    private final List<int[]> found = new ArrayList<>();

    AncestorPaths(IntRows parents, int start, int most) {
        this.parents = parents;
        this.start = start;
        this.most = most;
    }

    /** A loop instead of recursion: a chain may be longer than the stack. */
    int[][] all() {
        int[] path = new int[16];
        int[] nextParent = new int[16];
        int length = 0;
        path[length] = start;
        nextParent[length++] = parents.starts()[start];
        while (length > 0 && found.size() < most) {
            int node = path[length - 1];
            if (parents.length(node) == 0) {
                found.add(Arrays.copyOf(path, length));
            }
            int at = nextParent[length - 1]++;
            if (at >= parents.starts()[node + 1]) {
                length--;
            } else {
                if (length == path.length) {
                    path = Arrays.copyOf(path, 2 * length);
                    nextParent = Arrays.copyOf(nextParent, 2 * length);
                }
                int parent = parents.values()[at];
                path[length] = parent;
                nextParent[length++] = parents.starts()[parent];
            }
        }
        return found.toArray(int[][]::new);
    }
}
