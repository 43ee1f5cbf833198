package dev.negbench.strategies.cet;

import dev.negbench.datasets.Corpus;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;

/**
 * What annotators' basic retrievers saw of a query and a document: BM25's score as {@code ln(1 + s) / 4}, whether they
 * share no word, the cosine by the encoder before training, the product of first and third, and the document's length
 * as {@code ln(1 + characters) / 7}. All of the order of 1. None changes while training, and the retriever's own scores
 * are not among them. Scratch memory, reused; one thread owns it. Holds 4 bytes a document.
 */
final class PairFeatures {
    /** Values a pair. */
    static final int COUNT = 5;

    private final Retrieval retrieval;
    private final Corpus corpus;
    private final int[] characters;
    private float[] lexical = {};
    private float[] cosines = {};

    /**
     * @param retrieval has {@link Retrieval#BM25} and {@link Retrieval#INITIAL}
     * @param corpus the documents' texts
     */
    PairFeatures(Retrieval retrieval, Corpus corpus) {
        this.retrieval = retrieval;
        this.corpus = corpus;
        characters = new int[retrieval.documents()];
        Arrays.fill(characters, -1);
    }

    /**
     * Looks at a query beside some documents; dearest is one BM25 scoring a call.
     *
     * @param out receives {@link #COUNT} values a document from {@code at} on
     */
    void read(int query, int[] documents, int count, double[] out, int at) {
        if (lexical.length < count) {
            lexical = new float[2 * count];
            cosines = new float[2 * count];
        }
        retrieval.score(Retrieval.BM25, query, documents, count, lexical);
        retrieval.score(Retrieval.INITIAL, query, documents, count, cosines);
        for (int i = 0; i < count; i++) {
            int to = at + i * COUNT;
            double matches = StrictMath.log1p(Math.max(0, lexical[i])) / 4;
            out[to] = matches;
            out[to + 1] = lexical[i] > 0 ? 0 : 1;
            out[to + 2] = cosines[i];
            out[to + 3] = matches * cosines[i];
            out[to + 4] = StrictMath.log1p(length(documents[i])) / 7;
        }
    }

    private int length(int document) {
        if (characters[document] < 0) {
            characters[document] = corpus.content(document).length();
        }
        return characters[document];
    }
}
