package dev.negbench.harness.ranker;

import dev.negbench.harness.text.TokenLists;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random texts over a vocabulary of 60 tokens, whose vectors come in pairs of synonyms. */
final class MadeUpTexts {
    static final int QUERIES = 12;
    static final int DOCUMENTS = 40;
    static final int VOCABULARY = 60;
    private static final int DIMENSION = 16;

    private MadeUpTexts() {}

    static InteractionTexts of(long seed) {
        Random random = new Random(seed);
        float[] vectors = new float[VOCABULARY * DIMENSION];
        for (int token = 0; token < VOCABULARY; token += 2) {
            for (int i = 0; i < DIMENSION; i++) {
                float value = (float) random.nextGaussian();
                vectors[token * DIMENSION + i] = value;
                vectors[(token + 1) * DIMENSION + i] = value + 0.3f * (float) random.nextGaussian();
            }
        }
        return InteractionTexts.of(
                texts(random, QUERIES, 5), texts(random, DOCUMENTS, 12), vectors, DIMENSION, MadeUpTexts::tokens);
    }

    /** Reads texts that are token numbers between blanks. */
    static TokenLists tokens(List<String> texts) {
        int[] offsets = new int[texts.size() + 1];
        int[] tokens = texts.stream()
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .mapToInt(Integer::parseInt)
                .toArray();
        for (int text = 0; text < texts.size(); text++) {
            offsets[text + 1] = offsets[text] + texts.get(text).split(" ").length;
        }
        return TokenLists.of(offsets, tokens);
    }

    private static TokenLists texts(Random random, int count, int longest) {
        int[] offsets = new int[count + 1];
        int[] tokens = new int[count * longest];
        for (int text = 0; text < count; text++) {
            int length = 1 + random.nextInt(longest);
            for (int k = 0; k < length; k++) {
                tokens[offsets[text] + k] = random.nextInt(VOCABULARY);
            }
            offsets[text + 1] = offsets[text] + length;
        }
        return TokenLists.of(offsets, Arrays.copyOf(tokens, offsets[count]));
    }
}
