package dev.negbench.datasets.taxonomy;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the nodes of a taxonomy, then its edges. Not safe to share between threads. */
public final class TaxonomyBuilder {
    private static final int SHOWN_IDS = 8;

    private final List<String> ids = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final Map<String, Integer> nodes = new HashMap<>();
    private int[] children = new int[1024];
    private int[] parents = new int[1024];
    private int edges;

    /**
     * Adds a node.
     *
     * @param id its id; where it is a document of the corpus, that document's id
     * @param label what it is called, or empty
     * @return its number, or {@code -1 - number} of the node that has this id already
     */
    public int add(String id, String label) {
        Integer first = nodes.putIfAbsent(id, ids.size());
        if (first != null) {
            return -1 - first;
        }
        ids.add(id);
        labels.add(label);
        return ids.size() - 1;
    }

    /** Returns the node with this id, or -1 where there is none. */
    public int node(String id) {
        return nodes.getOrDefault(id, -1);
    }

    /**
     * Says that a node is directly narrower than another. Saying it twice changes nothing.
     *
     * @param child the narrower node
     * @param parent the broader node
     */
    public void narrower(int child, int parent) {
        if (edges == children.length) {
            children = Arrays.copyOf(children, Math.addExact(edges, edges >> 1));
            parents = Arrays.copyOf(parents, children.length);
        }
        children[edges] = child;
        parents[edges++] = parent;
    }

    /**
     * Builds the taxonomy; the builder cannot be used afterwards. O(nodes + edges + pairs of node and ancestor).
     *
     * @param corpus the documents; those whose id is a node's stand for that node
     * @throws DatasetException if a node is its own ancestor (the ids of the cycle are named), or no node is a document
     */
    public Taxonomy build(Corpus corpus) {
        int size = ids.size();
        int[] from = Arrays.copyOf(children, edges);
        int[] to = Arrays.copyOf(parents, edges);
        IntRows up = IntRows.of(size, from, to);
        IntRows down = IntRows.of(size, to, from);
        int[] depths = depths(up, down);
        int[] documentOf = new int[size];
        int[] nodeOf = new int[corpus.size()];
        Arrays.fill(nodeOf, -1);
        int documents = 0;
        for (int node = 0; node < size; node++) {
            int document = corpus.ordinal(ids.get(node));
            documentOf[node] = document;
            if (document >= 0) {
                nodeOf[document] = node;
                documents++;
            }
        }
        if (documents == 0) {
            throw new DatasetException(
                    "none of the taxonomy's " + size + " nodes is a document", "use the documents' ids for the nodes");
        }
        return new Taxonomy(
                ids.toArray(String[]::new),
                labels.toArray(String[]::new),
                nodes,
                up,
                down,
                AncestorTable.of(up, depths),
                depths,
                documentOf,
                nodeOf);
    }

    /** Goes down from the roots, each node after its parents; whoever is never reached is on a cycle or below one. */
    private int[] depths(IntRows up, IntRows down) {
        int size = ids.size();
        int[] depths = new int[size];
        int[] waitsFor = new int[size];
        int[] order = new int[size];
        int ready = 0;
        for (int node = 0; node < size; node++) {
            waitsFor[node] = up.length(node);
            depths[node] = waitsFor[node] == 0 ? 0 : Integer.MAX_VALUE;
            if (waitsFor[node] == 0) {
                order[ready++] = node;
            }
        }
        for (int at = 0; at < ready; at++) {
            int node = order[at];
            for (int c = down.starts()[node]; c < down.starts()[node + 1]; c++) {
                int child = down.values()[c];
                depths[child] = Math.min(depths[child], depths[node] + 1);
                if (--waitsFor[child] == 0) {
                    order[ready++] = child;
                }
            }
        }
        if (ready < size) {
            throw cycle(up, waitsFor);
        }
        return depths;
    }

    /** Walks up among the nodes that wait until one comes again. */
    private DatasetException cycle(IntRows up, int[] waitsFor) {
        int node = 0;
        while (waitsFor[node] == 0) {
            node++;
        }
        List<Integer> path = new ArrayList<>();
        int[] placeOf = new int[waitsFor.length];
        while (placeOf[node] == 0) {
            path.add(node);
            placeOf[node] = path.size();
            node = Arrays.stream(up.row(node)).filter(parent -> waitsFor[parent] > 0).findFirst().orElseThrow();
        }
        List<Integer> cycle = path.subList(placeOf[node] - 1, path.size());
        StringBuilder shown = new StringBuilder();
        cycle.stream().limit(SHOWN_IDS).forEach(member -> shown.append(ids.get(member)).append(" < "));
        if (cycle.size() > SHOWN_IDS) {
            shown.append("… (").append(cycle.size()).append(" nodes) < ");
        }
        return new DatasetException(
                "the taxonomy has a cycle: " + shown.append(ids.get(node)), "remove one of its edges");
    }
}
