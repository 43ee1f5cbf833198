package dev.negbench.harness.ranker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.harness.text.TokenLists;
import org.junit.jupiter.api.Test;

/** What is seen of one pair, computed by hand. */
class InteractionTest {
    /** Tokens 0 and 1 have cosine 0.6, token 2 is at a right angle to both. */
    private static final float[] VECTORS = {1, 0, 0, 0.6f, 0.8f, 0, 0, 0, 1};

    private static InteractionTexts texts() {
        return InteractionTexts.of(
                TokenLists.of(new int[] {0, 2, 3}, new int[] {0, 2, 1}),
                TokenLists.of(new int[] {0, 3, 3}, new int[] {1, 1, 2}),
                VECTORS.clone(),
                3,
                MadeUpTexts::tokens);
    }

    private static double bin(double cosine, int kernel) {
        double away = (Math.rint(cosine * 128) / 128 - SimilarityKernels.centre(kernel)) / 0.1;
        return Math.exp(-away * away / 2);
    }

    @Test
    void seesSoftAndExactMatchesOfEachToken() {
        Interaction interaction = new Interaction(texts());
        interaction.read(0, 0);
        assertEquals(2, interaction.queryTokens());
        for (int k = 0; k < SimilarityKernels.COUNT; k++) {
            // Token 0 meets token 1 twice and token 2 once; token 2 meets token 1 twice, itself being no soft match.
            assertEquals(
                    Math.log1p(2 * bin(0.6, k) + bin(0, k)) / 4, interaction.perToken()[k], 1e-6, "bin " + k);
            assertEquals(
                    Math.log1p(2 * bin(0, k)) / 4,
                    interaction.perToken()[Interaction.PER_TOKEN + k], 1e-6, "bin " + k);
        }
        assertEquals(0.6f, interaction.perToken()[8], 1e-6);
        assertEquals(0, interaction.perToken()[9]);
        assertEquals(0, interaction.perToken()[10]);
        assertEquals(1, interaction.perToken()[Interaction.PER_TOKEN + 8]);
        assertEquals(1, interaction.perToken()[Interaction.PER_TOKEN + 9]);
        // The document has 3 tokens, the two documents 1.5 on average.
        double saturated = 1 / (1 + 0.9 * (0.6 + 0.4 * 3 / 1.5));
        assertEquals(saturated, interaction.perToken()[Interaction.PER_TOKEN + 10], 1e-6);

        double idf = Math.log(3.0 / 2) + 1;
        assertEquals(Math.log1p(idf * saturated) / 4, interaction.perPair()[1], 1e-6);
        assertEquals(1.0 / 3, interaction.perPair()[2], 1e-6);
        assertEquals(Math.log1p(3) / 5, interaction.perPair()[3], 1e-9);
        assertEquals(Math.log1p(2) / 5, interaction.perPair()[4], 1e-9);
        double unseen = Math.log(3.0) + 1;
        double dot = unseen * 2 * idf * 0.6 + idf * idf;
        double lengths = Math.hypot(unseen, idf) * Math.hypot(2 * idf, idf);
        assertEquals(dot / lengths, interaction.perPair()[0], 1e-6);
    }

    @Test
    void anEmptyDocumentMatchesNothing() {
        Interaction interaction = new Interaction(texts());
        interaction.read(0, 0);
        interaction.read(1, 1);
        assertEquals(1, interaction.queryTokens());
        for (int k = 0; k < Interaction.PER_TOKEN; k++) {
            assertEquals(0, interaction.perToken()[k]);
        }
        for (int k = 0; k < 4; k++) {
            assertEquals(0, interaction.perPair()[k]);
        }
    }
}
