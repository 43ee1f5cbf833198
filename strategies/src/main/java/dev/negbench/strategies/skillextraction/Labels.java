package dev.negbench.strategies.skillextraction;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.taxonomy.Taxonomy;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The documents of a collection that are nodes of its taxonomy: the labels, with their names in lower case. A name is
 * the node's, or the document's title and text where the node has none. Immutable.
 */
final class Labels {
    private final Taxonomy taxonomy;
    private final int[] documents;
    private final String[] names;
    private final boolean[] isLabel;

    private Labels(Taxonomy taxonomy, int[] documents, String[] names, boolean[] isLabel) {
        this.taxonomy = taxonomy;
        this.documents = documents;
        this.names = names;
        this.isLabel = isLabel;
    }

    /** Reads the names. O(size of the corpus). */
    static Labels of(Dataset dataset, Taxonomy taxonomy) {
        int size = dataset.corpus().size();
        boolean[] isLabel = new boolean[size];
        String[] names = new String[size];
        for (int d = 0; d < size; d++) {
            int node = taxonomy.nodeOf(d);
            isLabel[d] = node >= 0;
            if (isLabel[d]) {
                String label = taxonomy.label(node);
                names[d] = (label.isEmpty() ? dataset.corpus().content(d) : label).toLowerCase(Locale.ROOT);
            }
        }
        int[] documents = IntStream.range(0, size).filter(d -> isLabel[d]).toArray();
        return new Labels(taxonomy, documents, names, isLabel);
    }

    /** Returns the labels' documents, ascending. Shared: do not write to it. */
    int[] documents() {
        return documents;
    }

    boolean isLabel(int document) {
        return isLabel[document];
    }

    /** Returns a label's name in lower case. */
    String name(int document) {
        return names[document];
    }

    /**
     * Returns up to {@code most} other labels that share a direct parent with one, ascending, then, while there is
     * room, those that share a grandparent; no others.
     */
    int[] siblings(int document, int most) {
        int node = taxonomy.nodeOf(document);
        if (node < 0) {
            return new int[0];
        }
        Set<Integer> related = new LinkedHashSet<>();
        IntPredicate other = d -> d >= 0 && d != document;
        int[] parents = taxonomy.parents(node);
        childrenOf(Arrays.stream(parents)).filter(other).sorted().forEach(related::add);
        if (related.size() < most) {
            IntStream grandparents = Arrays.stream(parents).flatMap(p -> Arrays.stream(taxonomy.parents(p)));
            IntStream aunts = grandparents.distinct().flatMap(g -> Arrays.stream(taxonomy.children(g)));
            childrenOf(aunts).filter(other).sorted().forEach(related::add);
        }
        return related.stream().mapToInt(Integer::intValue).limit(most).toArray();
    }

    /** Returns the documents of the children of nodes, -1 for those without one. */
    private IntStream childrenOf(IntStream nodes) {
        return nodes.distinct()
                .flatMap(node -> Arrays.stream(taxonomy.children(node)))
                .map(taxonomy::documentOf);
    }
}
