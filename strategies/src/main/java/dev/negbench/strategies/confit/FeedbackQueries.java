package dev.negbench.strategies.confit;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Queries;
import dev.negbench.strategies.stage.QueryAugmenter;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.CorpusTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Appends to each query the words of the documents that BM25 finds best for it, by occurrences there times inverse
 * document frequency, equal ones alphabetically. Words that the query has are not repeated. Looks at no judgement.
 *
 * @param corpus the documents
 * @param queries the dataset's queries
 * @param words most words appended, at least 1
 * @param documents how many documents give theirs, at least 1
 */
record FeedbackQueries(Corpus corpus, Queries queries, int words, int documents) implements QueryAugmenter {
    @Override
    public List<String> augment(int[] ordinals, Retrieval retrieval) {
        CorpusTerms terms = CorpusTerms.of(corpus);
        RankedLists found = retrieval.search(Retrieval.BM25, ordinals, documents);
        List<String> texts = new ArrayList<>(ordinals.length);
        for (int row = 0; row < ordinals.length; row++) {
            int from = row * found.width();
            texts.add(text(
                    queries.text(ordinals[row]),
                    Arrays.copyOfRange(found.ids(), from, from + found.counts()[row]),
                    terms));
        }
        return texts;
    }

    private String text(String query, int[] best, CorpusTerms terms) {
        Map<String, Integer> occurrences = new LinkedHashMap<>();
        for (int document : best) {
            CorpusTerms.forEachWord(corpus.content(document), word -> occurrences.merge(word, 1, Integer::sum));
        }
        Set<String> known = new TreeSet<>();
        CorpusTerms.forEachWord(query, known::add);
        String added = occurrences.keySet().stream()
                .filter(word -> !known.contains(word))
                .sorted(Comparator.<String>comparingDouble(
                                word -> -occurrences.get(word) * terms.idf(terms.terms(word)[0]))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(words)
                .collect(Collectors.joining(" "));
        return added.isEmpty() ? query : query + " " + added;
    }
}
