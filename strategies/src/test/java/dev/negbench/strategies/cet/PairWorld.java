package dev.negbench.strategies.cet;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Document;
import dev.negbench.strategies.sources.FakeRetrieval;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.TrainingBatch;
import java.util.Random;
import java.util.stream.IntStream;

/** Queries and documents whose BM25 scores, cosines and lengths are formulas, and batches of them. */
final class PairWorld {
    static final int DOCUMENTS = 100;

    /** Lengths and BM25 scores go with the ordinal, cosines do not. */
    static final Corpus CORPUS = Corpus.of(IntStream.range(0, DOCUMENTS)
            .mapToObj(d -> new Document("d" + d, "", "x".repeat(1 + d)))
            .toList());

    static final FakeRetrieval RETRIEVAL = new FakeRetrieval(DOCUMENTS) {
        @Override
        public void score(String searcher, int query, int[] candidates, int count, float[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = searcher.equals(BM25) ? candidates[i] / 4 : score(query, candidates[i]);
            }
        }
    };

    private PairWorld() {}

    /** One row a query: a positive of an even ordinal and negatives, scored by the retriever at random. */
    record Batch(int[] queries, int[] documents, ScoreRows scores) implements TrainingBatch {
        @Override
        public long step() {
            return 0;
        }

        @Override
        public int itemId(int item) {
            return documents[item];
        }

        @Override
        public CandidatePool pool(int row) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int drawnPosition(int row, int k) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Retrieval retrieval() {
            return RETRIEVAL;
        }
    }

    /** Makes a batch in which positives are of the upper half of the corpus and negatives of everywhere. */
    static Batch batch(Random random, int rows, int negatives) {
        int[] queries = new int[rows];
        int[] documents = new int[rows * (negatives + 1)];
        ScoreRows scores = new ScoreRows();
        scores.clear();
        for (int row = 0; row < rows; row++) {
            queries[row] = random.nextInt(50);
            scores.openRow();
            for (int k = 0; k <= negatives; k++) {
                int item = row * (negatives + 1) + k;
                documents[item] = k == 0 ? DOCUMENTS / 2 + random.nextInt(DOCUMENTS / 2) : random.nextInt(DOCUMENTS);
                scores.append(item, k == 0 ? ScoreRows.POSITIVE : k % 2 == 1 ? ScoreRows.DRAWN : ScoreRows.IN_BATCH);
                scores.scores()[item] = (float) (0.3 + 0.2 * random.nextGaussian());
            }
        }
        return new Batch(queries, documents, scores);
    }
}
