package dev.negbench.strategies.ar2;

import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.TrainingBatch;
import java.util.Arrays;

/** The chosen positive and the drawn negatives of each row of a batch, as the ranker sees them. One thread owns it. */
final class CandidateRows {
    private final int documentsThereAre;
    private final ScoreRows rows = new ScoreRows();
    private int[] documents = new int[512];
    private int[] entries = new int[512];
    private int[] ofQuery = new int[64];
    private float[] scores = new float[64];

    /**
     * @param documentsThereAre size of the corpus
     */
    CandidateRows(int documentsThereAre) {
        this.documentsThereAre = documentsThereAre;
    }

    /**
     * Takes the candidates of a batch.
     *
     * @throws NotApplicableException if one of them is no document: a ranker reads documents only
     */
    void take(TrainingBatch batch) {
        ScoreRows compared = batch.scores();
        if (documents.length < compared.entries()) {
            documents = new int[2 * compared.entries()];
            entries = new int[2 * compared.entries()];
        }
        rows.clear();
        for (int row = 0; row < compared.rows(); row++) {
            rows.openRow();
            int start = compared.start(row);
            for (int e = start; e < compared.start(row + 1); e++) {
                if (e == start || compared.relations()[e] == ScoreRows.DRAWN) {
                    int document = batch.itemId(compared.items()[e]);
                    if (document >= documentsThereAre) {
                        throw new NotApplicableException(
                                "has a ranker judge documents of the corpus, and was given texts made for training");
                    }
                    int at = rows.entries();
                    documents[at] = document;
                    entries[at] = e;
                    rows.append(at, compared.relations()[e]);
                }
            }
        }
    }

    /** Tells whether anything was drawn. */
    boolean anyNegative() {
        return rows.entries() > rows.rows();
    }

    /** Has the ranker make a step on the candidates; scores are those before it. */
    void teach(PairRanker ranker, int[] queries, Objective objective) {
        ranker.learn(queries, documents, rows, objective);
    }

    /** Has the ranker score the candidates. */
    void score(PairRanker ranker, int[] queries) {
        for (int row = 0; row < rows.rows(); row++) {
            int start = rows.start(row);
            int count = rows.start(row + 1) - start;
            if (ofQuery.length < count) {
                ofQuery = new int[2 * count];
                scores = new float[2 * count];
            }
            System.arraycopy(documents, start, ofQuery, 0, count);
            ranker.score(queries[row], ofQuery, count, scores);
            System.arraycopy(scores, 0, rows.scores(), start, count);
        }
    }

    /** Writes the ranker's scores as targets of the batch they were taken from; other entries have none. */
    void writeTargets(ScoreRows compared) {
        Arrays.fill(compared.targets(), 0, compared.entries(), Float.NaN);
        for (int i = 0; i < rows.entries(); i++) {
            compared.targets()[entries[i]] = rows.scores()[i];
        }
    }
}
