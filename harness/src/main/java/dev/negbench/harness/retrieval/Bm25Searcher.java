package dev.negbench.harness.retrieval;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Queries;
import dev.negbench.strategies.stage.RankedLists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Lucene's BM25 over title and text, in memory: English analyser (stop words, Porter stems), k1 = 0.9, b = 0.4, a
 * repeated query term counted as often as it occurs.
 */
public final class Bm25Searcher implements Searcher {
    private static final String FIELD = "content";
    private static final float K1 = 0.9f;
    private static final float B = 0.4f;
    private static final int MAX_TERMS = 1024;

    private final Corpus corpus;
    private final Queries queries;
    private final Analyzer analyzer = new EnglishAnalyzer();
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final IndexReader reader;
    private final IndexSearcher searcher;

    private Bm25Searcher(Corpus corpus, Queries queries) throws IOException {
        this.corpus = corpus;
        this.queries = queries;
        BM25Similarity similarity = new BM25Similarity(K1, B);
        // Merging neighbours only keeps Lucene's document numbers equal to corpus ordinals, so ties break by ordinal.
        IndexWriterConfig config = new IndexWriterConfig(analyzer)
                .setSimilarity(similarity)
                .setMergePolicy(new LogDocMergePolicy())
                .setRAMBufferSizeMB(256);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (int d = 0; d < corpus.size(); d++) {
                Document document = new Document();
                document.add(new TextField(FIELD, corpus.content(d), Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        searcher.setSimilarity(similarity);
        searcher.setQueryCache(null);
    }

    /** Indexes a corpus. Takes about a second for 30,000 short documents. */
    public static Bm25Searcher of(Corpus corpus, Queries queries) {
        try {
            return new Bm25Searcher(corpus, queries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int dimension() {
        return 0;
    }

    @Override
    public RankedLists search(int[] ordinals, int depth) {
        return rankBand(ordinals, 0, depth);
    }

    @Override
    public RankedLists rankBand(int[] ordinals, int from, int to) {
        return rankBand(ordinals, from, to, ordinal -> query(terms(queries.text(ordinal))));
    }

    /** Ranks with other words than the queries' own; null is a query without words. */
    RankedLists rankBand(int[] ordinals, int from, int to, IntFunction<Query> asked) {
        int last = Math.min(to, corpus.size());
        RankedLists lists = RankedLists.ofSize(ordinals.length, Math.max(0, to - from));
        try {
            for (int row = 0; row < ordinals.length; row++) {
                Query query = asked.apply(ordinals[row]);
                if (query == null || last <= from) {
                    continue;
                }
                ScoreDoc[] hits = searcher.search(query, last).scoreDocs;
                for (int rank = from; rank < hits.length; rank++) {
                    int at = row * lists.width() + rank - from;
                    lists.ids()[at] = hits[rank].doc;
                    lists.scores()[at] = hits[rank].score;
                    lists.counts()[row]++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lists;
    }

    @Override
    public void score(int query, int[] documents, int count, float[] out) {
        score(query(terms(queries.text(query))), documents, count, out);
    }

    /** Scores documents with the other document's words as the query. */
    @Override
    public void similarity(int document, int[] documents, int count, float[] out) {
        score(query(terms(corpus.content(document))), documents, count, out);
    }

    void score(Query query, int[] documents, int count, float[] out) {
        Arrays.fill(out, 0, count, 0f);
        if (query == null) {
            return;
        }
        Integer[] ascending = new Integer[count];
        Arrays.setAll(ascending, i -> i);
        Arrays.sort(ascending, Comparator.comparingInt(i -> documents[i]));
        try {
            Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1f);
            LeafReaderContext leaf = reader.leaves().get(0);
            Scorer scorer = weight.scorer(leaf);
            if (scorer == null) {
                return;
            }
            for (int i : ascending) {
                int at = scorer.docID() < documents[i] ? scorer.iterator().advance(documents[i]) : scorer.docID();
                if (at == documents[i]) {
                    out[i] = scorer.score();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how often each word occurs in a text after analysis, in the order of first occurrence. */
    Map<String, Float> terms(String text) {
        Map<String, Float> counts = new LinkedHashMap<>();
        try (TokenStream tokens = analyzer.tokenStream(FIELD, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && counts.size() < MAX_TERMS) {
                counts.merge(term.toString(), 1f, Float::sum);
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts;
    }

    /** Returns weighted words as a disjunction, null where there is none. */
    static Query query(Map<String, Float> weights) {
        if (weights.isEmpty()) {
            return null;
        }
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        weights.forEach((word, weight) -> {
            Query query = new TermQuery(new Term(FIELD, word));
            builder.add(weight == 1 ? query : new BoostQuery(query, weight), BooleanClause.Occur.SHOULD);
        });
        return builder.build();
    }

    Corpus corpus() {
        return corpus;
    }

    Queries queries() {
        return queries;
    }

    /** Returns the share of the documents that a word occurs in. */
    double documentShare(String word) {
        try {
            return (double) reader.docFreq(new Term(FIELD, word)) / corpus.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
            directory.close();
            analyzer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
