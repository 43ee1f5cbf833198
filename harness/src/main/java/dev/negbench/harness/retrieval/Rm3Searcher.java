package dev.negbench.harness.retrieval;

import dev.negbench.strategies.stage.RankedLists;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.search.Query;

/**
 * BM25 with pseudo-relevance feedback by RM3 (Abdul-Jaleel et al., TREC 2004, the relevance model of Lavrenko and Croft
 * interpolated with the query): the words that the first documents of BM25 have in common are asked for, too. A word's
 * feedback weight is the sum over these documents of the document's share of their scores times the word's share of the
 * document; the best words count as much together as the query's own.
 *
 * <p>10 documents, 10 words, one half: Anserini's defaults. Words in more than a tenth of the corpus are no feedback,
 * as there. One BM25 search and the analysis of 10 documents a query before the search itself; expanded queries
 * are kept, about 1.5 kB each.
 */
public final class Rm3Searcher implements Searcher {
    private static final int FEEDBACK_DOCUMENTS = 10;
    private static final int FEEDBACK_WORDS = 10;
    private static final float OWN_SHARE = 0.5f;
    private static final double MOST_COMMON = 0.1;

    private final LazySearcher<Bm25Searcher> lexical;
    private final Map<Integer, Map<String, Float>> expanded = new ConcurrentHashMap<>();

    private Rm3Searcher(LazySearcher<Bm25Searcher> lexical) {
        this.lexical = lexical;
    }

    /**
     * Creates a searcher over the index of another.
     *
     * @param lexical BM25, not closed before this searcher is done
     */
    public static Rm3Searcher of(LazySearcher<Bm25Searcher> lexical) {
        return new Rm3Searcher(lexical);
    }

    @Override
    public int dimension() {
        return 0;
    }

    @Override
    public RankedLists search(int[] queries, int depth) {
        return rankBand(queries, 0, depth);
    }

    @Override
    public RankedLists rankBand(int[] queries, int from, int to) {
        return lexical.get().rankBand(queries, from, to, query -> Bm25Searcher.query(expanded(query)));
    }

    @Override
    public void score(int query, int[] documents, int count, float[] out) {
        Query expanded = Bm25Searcher.query(expanded(query));
        lexical.get().score(expanded, documents, count, out);
    }

    /** Scores documents by BM25 with the other document's words, which are enough without feedback. */
    @Override
    public void similarity(int document, int[] documents, int count, float[] out) {
        lexical.get().similarity(document, documents, count, out);
    }

    /** Returns the words of the expanded query and their weights, which sum to 1; empty where it has no words. */
    Map<String, Float> expanded(int query) {
        return expanded.computeIfAbsent(query, this::expand);
    }

    private Map<String, Float> expand(int query) {
        Bm25Searcher bm25 = lexical.get();
        Map<String, Float> own = shares(bm25.terms(bm25.queries().text(query)));
        Map<String, Float> feedback = feedback(bm25, query);
        if (feedback.isEmpty()) {
            return own;
        }
        Map<String, Float> all = new LinkedHashMap<>();
        own.forEach((word, share) -> all.put(word, OWN_SHARE * share));
        feedback.forEach((word, share) -> all.merge(word, (1 - OWN_SHARE) * share, Float::sum));
        return all;
    }

    private static Map<String, Float> feedback(Bm25Searcher bm25, int query) {
        RankedLists first = bm25.search(new int[] {query}, FEEDBACK_DOCUMENTS);
        double scores = 0;
        for (int place = 0; place < first.counts()[0]; place++) {
            scores += first.scores()[place];
        }
        Map<String, Double> weights = new HashMap<>();
        for (int place = 0; place < first.counts()[0]; place++) {
            double share = first.scores()[place] / scores;
            shares(bm25.terms(bm25.corpus().content(first.ids()[place])))
                    .forEach((word, ofDocument) -> weights.merge(word, share * ofDocument, Double::sum));
        }
        List<Map.Entry<String, Double>> best = weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                // After sorting, so that it asks the index for few of the words.
                .filter(word -> bm25.documentShare(word.getKey()) <= MOST_COMMON)
                .limit(FEEDBACK_WORDS)
                .toList();
        Map<String, Float> kept = new LinkedHashMap<>();
        best.forEach(word -> kept.put(word.getKey(), word.getValue().floatValue()));
        return shares(kept);
    }

    private static Map<String, Float> shares(Map<String, Float> weights) {
        double total = weights.values().stream().mapToDouble(Float::doubleValue).sum();
        Map<String, Float> shares = new LinkedHashMap<>();
        weights.forEach((word, weight) -> shares.put(word, (float) (weight / total)));
        return shares;
    }
}
