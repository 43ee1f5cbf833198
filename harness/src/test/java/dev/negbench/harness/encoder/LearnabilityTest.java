package dev.negbench.harness.encoder;

import dev.negbench.harness.linalg.VectorMath;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.objective.PairwiseSoftplus;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A retrieval problem that cannot be solved without learning: queries name the two concepts of a document in other
 * words than the document does. Training pairs teach the words; test queries combine them anew.
 */
class LearnabilityTest {
    private static final int CONCEPTS = 20;
    private static final int NOISE = 30;
    private static final int VOCABULARY = 2 * CONCEPTS + NOISE;
    private static final int DIMENSION = 32;
    private static final int DOCUMENTS = CONCEPTS * (CONCEPTS - 1) / 2;

    private static StaticEncoder encoder(long seed, boolean documentsFrozen) {
        Random random = new Random(seed);
        int[] offsets = new int[DOCUMENTS + 1];
        int[] queryTokens = new int[3 * DOCUMENTS];
        int[] documentTokens = new int[3 * DOCUMENTS];
        int document = 0;
        for (int a = 0; a < CONCEPTS; a++) {
            for (int b = a + 1; b < CONCEPTS; b++) {
                int at = 3 * document;
                documentTokens[at] = a;
                documentTokens[at + 1] = b;
                documentTokens[at + 2] = 2 * CONCEPTS + random.nextInt(NOISE);
                queryTokens[at] = CONCEPTS + a;
                queryTokens[at + 1] = CONCEPTS + b;
                queryTokens[at + 2] = 2 * CONCEPTS + random.nextInt(NOISE);
                offsets[++document] = at + 3;
            }
        }
        TokenWeighting weighting =
                TokenWeighting.ofCorpus(offsets, documentTokens, VOCABULARY, TermFrequency.EVERY_OCCURRENCE);
        return StaticEncoder.builder(RandomRows.normal(VOCABULARY, DIMENSION, seed), DIMENSION)
                .queries(weighting.bags(offsets, queryTokens))
                .documents(weighting.bags(offsets, documentTokens))
                .documentsFrozen(documentsFrozen)
                .adaGrad(AdaGrad.STANDARD.withRate(0.05))
                .build();
    }

    /** Every third document's query is for testing. */
    private static boolean isTest(int document) {
        return document % 3 == 0;
    }

    private static void train(StaticEncoder encoder, Objective objective, int steps, long seed) {
        Random random = new Random(seed);
        int[] texts = new int[32];
        int[] queries = new int[16];
        ScoreRows rows = new ScoreRows();
        try (TrainingStep step = encoder.newStep(1)) {
            for (int s = 0; s < steps; s++) {
                for (int k = 0; k < texts.length; k++) {
                    do {
                        texts[k] = random.nextInt(DOCUMENTS);
                    } while (k < 16 && isTest(texts[k]));
                }
                System.arraycopy(texts, 0, queries, 0, 16);
                rows.clear();
                for (int row = 0; row < 16; row++) {
                    rows.openRow();
                    rows.append(row, ScoreRows.POSITIVE);
                    for (int item = 0; item < 32; item++) {
                        if (texts[item] != texts[row]) {
                            rows.append(item, item < 16 ? ScoreRows.IN_BATCH : ScoreRows.SHARED);
                        }
                    }
                }
                step.forward(queries, texts, 32, rows);
                objective.evaluate(rows);
                step.backward(rows);
            }
        }
    }

    /** Returns the share of test queries whose document ranks first. */
    private static double successAtOne(StaticEncoder encoder) {
        float[] documents = new float[DOCUMENTS * DIMENSION];
        encoder.encodeDocuments(0, DOCUMENTS, documents, 1);
        float[] query = new float[DIMENSION];
        int hits = 0;
        int tested = 0;
        for (int q = 0; q < DOCUMENTS; q++) {
            if (isTest(q)) {
                encoder.encodeQueries(new int[] {q}, 1, query, 1);
                int best = 0;
                float bestScore = Float.NEGATIVE_INFINITY;
                for (int d = 0; d < DOCUMENTS; d++) {
                    float score = VectorMath.dot(query, 0, documents, d * DIMENSION, DIMENSION);
                    if (score > bestScore) {
                        best = d;
                        bestScore = score;
                    }
                }
                hits += best == q ? 1 : 0;
                tested++;
            }
        }
        return (double) hits / tested;
    }

    private static void learns(Objective objective, boolean documentsFrozen, double least) {
        for (long seed = 1; seed <= 3; seed++) {
            StaticEncoder encoder = encoder(seed, documentsFrozen);
            double before = successAtOne(encoder);
            train(encoder, objective, 600, seed);
            double after = successAtOne(encoder);
            assertTrue(before < 0.05, "untrained success@1 " + before + ", seed " + seed);
            assertTrue(after > least, "trained success@1 " + after + ", seed " + seed);
        }
    }

    @Test
    void wordsAreLearnedAndCombineAnew() {
        learns(InfoNce.standard(), false, 0.75);
    }

    @Test
    void theQueryTowerLearnsAlone() {
        // Tokens of the documents that say nothing keep their weight, so less can be reached.
        learns(InfoNce.standard(), true, 0.35);
    }

    @Test
    void pairsTeachToo() {
        learns(PairwiseSoftplus.of(0.05), false, 0.4);
    }

}
