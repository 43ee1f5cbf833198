package dev.negbench.strategies.docrerank;

import dev.negbench.datasets.Corpus;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The numbers and names of a corpus, by format and by number of words: values only, with nothing of the documents they
 * stand in. Of each kind, those of most occurrences. One thread owns it.
 */
final class TypedValues {
    private static final int MOST_VALUES = 5000;
    private static final int NEIGHBOURS = 32;

    private final Map<String, List<String>> numbers;
    private final Map<String, List<String>> names;
    private final Map<String, List<String>> nearNames = new HashMap<>();

    private TypedValues(Map<String, List<String>> numbers, Map<String, List<String>> names) {
        this.numbers = numbers;
        this.names = names;
    }

    /** Reads a corpus, one pass. */
    static TypedValues of(Corpus corpus) {
        Map<String, Map<String, Integer>> numbers = new TreeMap<>();
        Map<String, Map<String, Integer>> names = new TreeMap<>();
        for (int d = 0; d < corpus.size(); d++) {
            for (TypedText.Found found : TypedText.of(corpus.content(d))) {
                if (found.kind() == Property.NUMBER) {
                    count(numbers, TypedText.format(found.value()), found.value());
                } else if (found.kind() == Property.ENTITY) {
                    count(names, size(found.value()), found.value());
                }
            }
        }
        return new TypedValues(commonest(numbers), commonest(names));
    }

    private static void count(Map<String, Map<String, Integer>> counts, String kind, String value) {
        counts.computeIfAbsent(kind, added -> new HashMap<>()).merge(value, 1, Integer::sum);
    }

    private static String size(String name) {
        return Integer.toString(Words.count(name));
    }

    private static Map<String, List<String>> commonest(Map<String, Map<String, Integer>> counts) {
        Map<String, List<String>> commonest = new HashMap<>();
        counts.forEach((kind, values) -> commonest.put(
                kind,
                values.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_VALUES)
                        .map(Map.Entry::getKey)
                        .toList()));
        return commonest;
    }

    /** Returns numbers of the same format, commonest first, the number itself possibly among them. */
    List<String> numbersLike(String number) {
        return numbers.getOrDefault(TypedText.format(number), List.of());
    }

    /** Looks up the nearest names of names that were not looked up before. */
    void lookUp(Collection<String> wanted, Retrieval retrieval, String searcher) {
        Map<String, Set<String>> missing = new TreeMap<>();
        for (String name : wanted) {
            if (!nearNames.containsKey(name)) {
                missing.computeIfAbsent(size(name), added -> new HashSet<>()).add(name);
            }
        }
        missing.forEach((size, ofSize) -> {
            List<String> among = names.getOrDefault(size, List.of());
            if (!among.isEmpty()) {
                List<String> sorted = ofSize.stream().sorted().toList();
                RankedLists lists = retrieval.nearestTexts(searcher, among, sorted, NEIGHBOURS);
                for (int row = 0; row < sorted.size(); row++) {
                    List<String> near = new ArrayList<>();
                    for (int place = 0; place < lists.counts()[row]; place++) {
                        near.add(among.get(lists.ids()[row * lists.width() + place]));
                    }
                    nearNames.put(sorted.get(row), near);
                }
            }
        });
    }

    /** Returns names of as many words, nearest first, the name itself possibly among them, as they were looked up. */
    List<String> namesLike(String name) {
        return nearNames.getOrDefault(name, List.of());
    }
}
