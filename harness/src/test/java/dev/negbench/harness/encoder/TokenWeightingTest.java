package dev.negbench.harness.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TokenWeightingTest {
    /** Three documents: "0 0 1", "1", and nothing; token 2 occurs in none. */
    private static final int[] OFFSETS = {0, 3, 4, 4};

    private static final int[] TOKENS = {0, 0, 1, 1};

    private static TokenWeighting weighting(TermFrequency termFrequency) {
        return TokenWeighting.ofCorpus(OFFSETS, TOKENS, 3, termFrequency);
    }

    @Test
    void documentFrequencyCountsDocumentsNotOccurrences() {
        TokenWeighting weighting = weighting(TermFrequency.EVERY_OCCURRENCE);
        assertEquals(3, weighting.vocabulary());
        assertEquals(Math.log(4.0 / 2) + 1, weighting.inverseDocumentFrequency(0), 1e-7);
        assertEquals(Math.log(4.0 / 3) + 1, weighting.inverseDocumentFrequency(1), 1e-7);
        assertEquals(Math.log(4.0 / 1) + 1, weighting.inverseDocumentFrequency(2), 1e-7);
    }

    @Test
    void repeatedTokensBecomeOneEntryInOrderOfFirstOccurrence() {
        int[] tokens = {1, 0, 1, 1, 2};
        double idf0 = Math.log(2) + 1;
        double idf1 = Math.log(4.0 / 3) + 1;
        double idf2 = Math.log(4) + 1;
        TokenBags bags = weighting(TermFrequency.EVERY_OCCURRENCE).bags(new int[] {0, 0, 4, 5}, tokens);
        assertEquals(3, bags.size());
        assertEquals(3, bags.tokenCount());
        assertArrayEquals(new int[] {0, 0, 2, 3}, bags.offsets());
        assertArrayEquals(new int[] {1, 0, 2}, bags.tokens());
        assertArrayEquals(new float[] {(float) (3 * idf1), (float) idf0, (float) idf2}, bags.weights(), 1e-6f);
        bags = weighting(TermFrequency.LOGARITHMIC).bags(new int[] {0, 5}, tokens);
        assertEquals((1 + Math.log(3)) * idf1, bags.weights()[0], 1e-6);
        bags = weighting(TermFrequency.ONCE).bags(new int[] {0, 5}, tokens);
        assertEquals(idf1, bags.weights()[0], 1e-6);
    }

    @Test
    void equalWeightsCountOccurrencesAlone() {
        TokenBags bags = TokenWeighting.equal(3, TermFrequency.EVERY_OCCURRENCE)
                .bags(new int[] {0, 3}, new int[] {2, 2, 0});
        assertArrayEquals(new float[] {2, 1}, bags.weights());
    }

    @Test
    void appendedTextsKeepTheirTokens() {
        TokenWeighting weighting = TokenWeighting.equal(9, TermFrequency.EVERY_OCCURRENCE);
        TokenBags first = weighting.bags(new int[] {0, 2, 2}, new int[] {4, 5});
        TokenBags joined = first.append(weighting.bags(new int[] {0, 1, 3}, new int[] {6, 7, 8}))
                .append(TokenBags.NONE);
        assertEquals(4, joined.size());
        assertArrayEquals(new int[] {0, 2, 2, 3, 5}, joined.offsets());
        assertArrayEquals(new int[] {4, 5, 6, 7, 8}, joined.tokens());
        assertArrayEquals(new float[] {1, 1, 1, 1, 1}, joined.weights());
    }

    @Test
    void refusesTokensOutsideTheVocabulary() {
        TokenWeighting weighting = weighting(TermFrequency.ONCE);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> weighting.bags(new int[] {0, 1, 2}, new int[] {0, 3}))
                .getMessage();
        assertTrue(message.contains("text 1") && message.contains("token 3"), message);
        assertThrows(
                IllegalArgumentException.class,
                () -> TokenWeighting.ofCorpus(new int[] {0, 1}, new int[] {-1}, 3, TermFrequency.ONCE));
    }
}
