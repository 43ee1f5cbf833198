package dev.negbench.datasets.audit;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.StableHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Documents whose title and text are the same but for case, punctuation and white space. Documents without a letter or
 * digit are nobody's copy. Immutable.
 */
final class Copies {
    private static final int[] NONE = {};

    private final List<int[]> groups;
    private final Map<Integer, int[]> groupOf = new HashMap<>();

    private Copies(List<int[]> groups) {
        this.groups = groups;
        groups.forEach(group -> Arrays.stream(group).forEach(document -> groupOf.put(document, group)));
    }

    /** Groups a corpus by content; 8 bytes a document besides the groups. */
    static Copies in(Corpus corpus) {
        long[] hashes = new long[corpus.size()];
        for (int d = 0; d < hashes.length; d++) {
            hashes[d] = StableHash.of(PlainText.of(corpus.content(d)));
        }
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        // Only what shares its hash with another document is compared as text.
        Map<String, List<Integer>> byText = new LinkedHashMap<>();
        for (int d = 0; d < hashes.length; d++) {
            int at = Arrays.binarySearch(sorted, hashes[d]);
            boolean repeated = at > 0 && sorted[at - 1] == hashes[d]
                    || at + 1 < sorted.length && sorted[at + 1] == hashes[d];
            if (repeated) {
                byText.computeIfAbsent(PlainText.of(corpus.content(d)), text -> new ArrayList<>()).add(d);
            }
        }
        return new Copies(byText.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty() && entry.getValue().size() > 1)
                .map(entry -> entry.getValue().stream().mapToInt(Integer::intValue).toArray())
                .toList());
    }

    /** Returns the groups of two or more, each ascending, by their first document. */
    List<int[]> groups() {
        return groups;
    }

    /** Returns the documents with the content of this one, itself included, ascending; empty if it has no copy. */
    int[] of(int document) {
        return groupOf.getOrDefault(document, NONE);
    }
}
