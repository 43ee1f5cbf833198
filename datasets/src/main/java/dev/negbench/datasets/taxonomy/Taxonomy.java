package dev.negbench.datasets.taxonomy;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * A hierarchy of narrower and broader nodes, some or all of which are documents of a corpus: an acyclic graph in which
 * a node may have several parents and there may be several roots. Nodes are numbered from 0; every list is ascending.
 * Immutable and safe to share between threads. Holds 8 bytes an edge and 8 bytes a pair of node and ancestor.
 */
public final class Taxonomy {
    private final String[] ids;
    private final String[] labels;
    private final Map<String, Integer> nodes;
    private final IntRows parents;
    private final IntRows children;
    private final AncestorTable ancestors;
    private final int[] depths;
    private final int[] documentOf;
    private final int[] nodeOf;

    Taxonomy(
            String[] ids,
            String[] labels,
            Map<String, Integer> nodes,
            IntRows parents,
            IntRows children,
            AncestorTable ancestors,
            int[] depths,
            int[] documentOf,
            int[] nodeOf) {
        this.ids = ids;
        this.labels = labels;
        this.nodes = nodes;
        this.parents = parents;
        this.children = children;
        this.ancestors = ancestors;
        this.depths = depths;
        this.documentOf = documentOf;
        this.nodeOf = nodeOf;
    }

    /** Returns the number of nodes. */
    public int size() {
        return ids.length;
    }

    /** Returns a node's id. */
    public String id(int node) {
        return ids[node];
    }

    /** Returns what a node is called, empty where that is not known. */
    public String label(int node) {
        return labels[node];
    }

    /** Returns the node with this id, or -1 where there is none. */
    public int node(String id) {
        return nodes.getOrDefault(id, -1);
    }

    /** Returns the node of a document of the corpus, or -1 if it is not in the hierarchy. */
    public int nodeOf(int document) {
        return nodeOf[document];
    }

    /** Returns the document of a node, or -1 if it is none of the corpus. */
    public int documentOf(int node) {
        return documentOf[node];
    }

    /** Returns the broader nodes one step up; empty for a root. The array is a copy. */
    public int[] parents(int node) {
        return parents.row(node);
    }

    /** Returns the narrower nodes one step down; empty for a leaf. The array is a copy. */
    public int[] children(int node) {
        return children.row(node);
    }

    /** Returns the other nodes that share a parent with a node; roots are no siblings. O(result log result). */
    public int[] siblings(int node) {
        Objects.checkIndex(node, ids.length);
        return Arrays.stream(parents.row(node))
                .flatMap(parent -> Arrays.stream(children.row(parent)))
                .filter(child -> child != node)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Returns all broader nodes, near and far, without the node itself. The array is a copy. */
    public int[] ancestors(int node) {
        return Arrays.stream(ancestors.nodes(node)).filter(a -> a != node).toArray();
    }

    /** Returns the fewest steps from a node up to a root: 0 for a root. */
    public int depth(int node) {
        return depths[node];
    }

    /**
     * Returns the paths from a node up to the roots, each from the node to a root, in the order of a search that goes
     * to the lower parent first. Their number can grow exponentially with the depth, so it is limited.
     *
     * @param most the most paths that are returned, at least 0
     */
    public int[][] paths(int node, int most) {
        Objects.checkIndex(node, ids.length);
        return new AncestorPaths(parents, node, most).all();
    }

    /**
     * Returns the fewest steps from one node up to a common ancestor and down to the other; a node is its own ancestor.
     * O(ancestors of both), allocates nothing.
     *
     * @return the distance, 0 for a node and itself, or -1 if the nodes have no common ancestor
     */
    public int distance(int a, int b) {
        int meeting = ancestors.meeting(a, b);
        return meeting < 0 ? -1 : ancestors.steps(a, meeting) + ancestors.steps(b, meeting);
    }

    /**
     * Returns the common ancestor by which the shortest path goes: of those with the fewest steps the deepest, then the
     * lowest number. In a tree it is the lowest common ancestor. O(ancestors of both), allocates nothing.
     *
     * @return the ancestor, possibly one of the two nodes, or -1 if there is none
     */
    public int commonAncestor(int a, int b) {
        return ancestors.meeting(a, b);
    }

    /** Tells whether a node is broader than another, near or far. O(log ancestors), allocates nothing. */
    public boolean isAncestor(int ancestor, int node) {
        return ancestor != node && ancestors.steps(node, ancestor) > 0;
    }
}
