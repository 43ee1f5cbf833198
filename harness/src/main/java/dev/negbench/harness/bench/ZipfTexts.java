package dev.negbench.harness.bench;

import dev.negbench.harness.encoder.TermFrequency;
import dev.negbench.harness.encoder.TokenBags;
import dev.negbench.harness.encoder.TokenWeighting;
import java.util.SplittableRandom;

/**
 * Texts whose tokens follow Zipf's law, as natural ones do nearly: a few rows of the table are in cache, most are not.
 * Both kinds of text are weighed by the documents' frequencies.
 *
 * @param queries short texts
 * @param documents longer texts
 */
record ZipfTexts(TokenBags queries, TokenBags documents) {
    /**
     * Makes texts.
     *
     * @param vocabulary the number of token ids
     * @param queryTokens the mean length of a query, in tokens; lengths spread evenly from half to one and a half of it
     * @param documentTokens the mean length of a document
     */
    static ZipfTexts of(int vocabulary, int queries, int queryTokens, int documents, int documentTokens, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] documentOffsets = offsets(documents, documentTokens, random);
        int[] documentIds = tokens(documentOffsets[documents], vocabulary, random);
        int[] queryOffsets = offsets(queries, queryTokens, random);
        int[] queryIds = tokens(queryOffsets[queries], vocabulary, random);
        TokenWeighting weighting =
                TokenWeighting.ofCorpus(documentOffsets, documentIds, vocabulary, TermFrequency.EVERY_OCCURRENCE);
        return new ZipfTexts(weighting.bags(queryOffsets, queryIds), weighting.bags(documentOffsets, documentIds));
    }

    private static int[] offsets(int texts, int mean, SplittableRandom random) {
        int[] offsets = new int[texts + 1];
        for (int t = 0; t < texts; t++) {
            offsets[t + 1] = offsets[t] + mean - mean / 2 + random.nextInt(2 * (mean / 2) + 1);
        }
        return offsets;
    }

    /** Inverts the continuous law of density 1/x on [1, vocabulary + 1), so that rank r has a share near 1/r. */
    private static int[] tokens(int count, int vocabulary, SplittableRandom random) {
        // A stride prime to the vocabulary scatters the ranks, as token ids are not in order of frequency.
        long stride = 12_289;
        int[] tokens = new int[count];
        for (int k = 0; k < count; k++) {
            int rank = (int) Math.pow(vocabulary + 1.0, random.nextDouble()) - 1;
            tokens[k] = (int) (Math.min(rank, vocabulary - 1) * stride % vocabulary);
        }
        return tokens;
    }
}
