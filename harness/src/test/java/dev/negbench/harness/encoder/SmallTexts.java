package dev.negbench.harness.encoder;

import dev.negbench.strategies.stage.ScoreRows;
import java.util.Random;

/** Random texts and batches for tests: repeated tokens, empty texts, tokens of queries, of documents and of both. */
final class SmallTexts {
    static final int QUERY_TOKENS = 8;
    static final int SHARED_TOKENS = 8;
    static final int VOCABULARY = 24;
    static final int TEXTS = 40;

    private SmallTexts() {}

    static TokenWeighting weighting() {
        int[] offsets = {0, 4, 9, 12};
        int[] tokens = {8, 9, 8, 20, 9, 10, 21, 22, 23, 9, 23, 11};
        return TokenWeighting.ofCorpus(offsets, tokens, VOCABULARY, TermFrequency.EVERY_OCCURRENCE);
    }

    /** Queries use the tokens [0, 16); every tenth is empty. */
    static TokenBags queries(Random random) {
        return texts(random, 0, QUERY_TOKENS + SHARED_TOKENS, 5);
    }

    /** Documents use the tokens [8, 24); every tenth is empty. */
    static TokenBags documents(Random random) {
        return texts(random, QUERY_TOKENS, VOCABULARY, 9);
    }

    private static TokenBags texts(Random random, int fromToken, int toToken, int longest) {
        int[] offsets = new int[TEXTS + 1];
        int[] tokens = new int[TEXTS * longest];
        for (int t = 0; t < TEXTS; t++) {
            offsets[t + 1] = offsets[t] + (t % 10 == 7 ? 0 : 1 + random.nextInt(longest));
            for (int k = offsets[t]; k < offsets[t + 1]; k++) {
                tokens[k] = fromToken + random.nextInt(toToken - fromToken);
            }
        }
        return weighting().bags(offsets, tokens);
    }

    /**
     * Fills a batch: {@code rows} queries, each with its own positive, {@code drawn} items of its own, and the other
     * rows' positives.
     *
     * @return the number of items
     */
    static int fill(Random random, int rows, int drawn, int[] queries, int[] items, ScoreRows matrix) {
        for (int row = 0; row < rows; row++) {
            queries[row] = random.nextInt(TEXTS);
        }
        int count = rows * (1 + drawn);
        for (int item = 0; item < count; item++) {
            items[item] = random.nextInt(TEXTS);
        }
        matrix.clear();
        for (int row = 0; row < rows; row++) {
            matrix.openRow();
            matrix.append(row, ScoreRows.POSITIVE);
            for (int k = 0; k < drawn; k++) {
                matrix.append(rows + row * drawn + k, ScoreRows.DRAWN);
            }
            for (int other = 0; other < rows; other++) {
                if (other != row) {
                    matrix.append(other, ScoreRows.IN_BATCH);
                }
            }
        }
        return count;
    }
}
