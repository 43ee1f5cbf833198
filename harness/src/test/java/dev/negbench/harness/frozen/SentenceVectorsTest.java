package dev.negbench.harness.frozen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.negbench.harness.linalg.VectorMath;
import dev.negbench.harness.text.CacheFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentenceVectorsTest {
    private static final int DIMENSION = SentenceModel.DIMENSION;
    private static final List<String> QUERIES =
            List.of("How do vaccines protect against disease?", "capital of France");
    private static final List<String> DOCUMENTS = List.of(
            "Vaccines train the immune system to recognise a pathogen before it is met.",
            "Paris has been the seat of the French government since 1944.",
            "The recipe needs two eggs, flour and a pinch of salt.",
            "",
            "naïve 中文 [MASK] " + "word ".repeat(600));

    @TempDir
    Path folder;

    @BeforeAll
    static void keepNativePartsHere() {
        if (System.getProperty(CacheFolder.PROPERTY) == null) {
            System.setProperty(
                    CacheFolder.PROPERTY, Path.of("target", "cache").toAbsolutePath().toString());
        }
    }

    private SentenceVectors open(SentenceModel model, int threads) throws IOException {
        return SentenceVectors.open(model, new CacheFolder(folder), threads);
    }

    /**
     * Elements 0, 100 and 383 of each text's vector, and cosines of queries with documents, computed with the Python
     * packages onnxruntime 1.32.0 and tokenizers, in double precision after the network.
     */
    private static double[][] elements(SentenceModel model) {
        return switch (model) {
            case MINILM ->
                new double[][] {
                    {-0.00453, -0.03457, 0.04544},
                    {0.06731, -0.00753, -0.03802},
                    {-0.02886, -0.04662, -0.01839},
                    {0.06623, -0.12386, -0.0032},
                    {-0.05684, -0.05167, -0.05802},
                    {-0.11884, 0.03595, -0.01572},
                    {-0.04756, -0.05507, 0.02172}
                };
            case E5_SMALL ->
                new double[][] {
                    {-0.03821, -0.00147, 0.04599},
                    {-0.0746, -0.01399, 0.00091},
                    {-0.07389, -0.00687, 0.01036},
                    {-0.05411, -0.04342, 0.00852},
                    {-0.05948, 0.06968, -0.01096},
                    {-0.10589, 0.02354, 0.03808},
                    {-0.10975, 0.01408, 0.04323}
                };
            case BGE_SMALL ->
                new double[][] {
                    {-0.02905, -0.08021, 0.04058},
                    {-0.00114, -0.09862, 0.06676},
                    {-0.05244, -0.03326, -0.01754},
                    {-0.00972, -0.17917, 0.01458},
                    {-0.0552, 0.00937, -0.00876},
                    {0.04846, -0.05694, 0.00797},
                    {-0.03579, -0.049, -0.01614}
                };
        };
    }

    private static double[][] cosines(SentenceModel model) {
        return switch (model) {
            case MINILM ->
                new double[][] {
                    {0.63524, 0.02783, 0.02818, 0.01809, -0.02899}, {0.05972, 0.65773, 0.0728, 0.05469, -0.06304}
                };
            case E5_SMALL ->
                new double[][] {
                    {0.8903, 0.71612, 0.75425, 0.85128, 0.82006}, {0.73223, 0.80552, 0.7187, 0.8057, 0.75361}
                };
            case BGE_SMALL ->
                new double[][] {
                    {0.7395, 0.4323, 0.42692, 0.46818, 0.35142}, {0.33971, 0.70081, 0.32119, 0.38055, 0.35404}
                };
        };
    }

    @ParameterizedTest
    @EnumSource
    void vectorsAreThoseOfAnotherImplementation(SentenceModel model) throws IOException {
        assumeTrue(model.present(), "the model is fetched on demand: mvn -N dependency:copy@" + model.id());
        try (SentenceVectors vectors = open(model, 2)) {
            float[] queries = vectors.of(QUERIES, TextRole.QUERY, EmbeddingProgress.NONE);
            float[] documents = vectors.of(DOCUMENTS, TextRole.DOCUMENT, EmbeddingProgress.NONE);
            double[][] elements = elements(model);
            for (int text = 0; text < elements.length; text++) {
                float[] table = text < 2 ? queries : documents;
                int at = (text < 2 ? text : text - 2) * DIMENSION;
                assertEquals(elements[text][0], table[at], 1.5e-5, "text " + text);
                assertEquals(elements[text][1], table[at + 100], 1.5e-5, "text " + text);
                assertEquals(elements[text][2], table[at + 383], 1.5e-5, "text " + text);
                assertEquals(1, VectorMath.squaredNorm(table, at, DIMENSION), 1e-6);
            }
            for (int q = 0; q < QUERIES.size(); q++) {
                for (int d = 0; d < DOCUMENTS.size(); d++) {
                    assertEquals(
                            cosines(model)[q][d],
                            VectorMath.dot(queries, q * DIMENSION, documents, d * DIMENSION, DIMENSION),
                            1e-5);
                }
            }
        }
    }

    /** Neither its companions in a batch nor the number of threads change a bit of a text's vector. */
    @Test
    void aVectorIsAFunctionOfItsText() throws IOException {
        Random random = new Random(20261123);
        String[] words = "vaccine protein cell the of in reduces increases mortality café 中 e-mail".split(" ");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            texts.add(String.join(
                    " ",
                    random.ints(random.nextInt(12), 0, words.length).mapToObj(w -> words[w]).toList()));
        }
        float[] together;
        try (SentenceVectors vectors = open(SentenceModel.MINILM, 2)) {
            together = vectors.of(texts, TextRole.DOCUMENT, EmbeddingProgress.NONE);
        }
        try (SentenceVectors vectors =
                SentenceVectors.open(SentenceModel.MINILM, new CacheFolder(folder.resolve("other")), 1)) {
            for (int i = texts.size() - 1; i >= 0; i--) {
                float[] alone = vectors.of(List.of(texts.get(i)), TextRole.DOCUMENT, EmbeddingProgress.NONE);
                assertArrayEquals(
                        alone, Arrays.copyOfRange(together, i * DIMENSION, (i + 1) * DIMENSION), texts.get(i));
            }
        }
    }

    @Test
    void computesEachTextOnceAndKeepsIt() throws IOException {
        List<String> texts = new ArrayList<>(Collections.nCopies(5, "the same text"));
        texts.add("another text");
        List<String> calls = Collections.synchronizedList(new ArrayList<>());
        float[] first;
        try (SentenceVectors vectors = open(SentenceModel.MINILM, 2)) {
            assertEquals(2, vectors.missing(texts, TextRole.DOCUMENT));
            first = vectors.of(texts, TextRole.DOCUMENT, (done, total) -> calls.add(done + "/" + total));
            assertEquals(0, vectors.missing(texts, TextRole.DOCUMENT));
            assertEquals(0, vectors.missing(texts, TextRole.QUERY), "MiniLM has no prompts");
        }
        assertEquals("0/2", calls.get(0));
        assertEquals("2/2", calls.get(calls.size() - 1));
        for (int copy = 1; copy < 5; copy++) {
            assertArrayEquals(
                    Arrays.copyOf(first, DIMENSION),
                    Arrays.copyOfRange(first, copy * DIMENSION, (copy + 1) * DIMENSION));
        }
        try (SentenceVectors vectors = open(SentenceModel.MINILM, 1)) {
            float[] again = vectors.of(texts, TextRole.DOCUMENT, (done, total) -> {
                throw new AssertionError("computed again");
            });
            assertArrayEquals(first, again);
        }
    }

    /** A run that fails half way has kept what it had, and the next one does the rest only. */
    @Test
    void goesOnWhereItStopped() throws IOException {
        List<String> texts = IntStream.range(0, 40)
                .mapToObj(i -> "text " + "word ".repeat(i % 7) + i)
                .toList();
        try (SentenceVectors vectors = open(SentenceModel.MINILM, 1)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> vectors.of(texts, TextRole.DOCUMENT, (done, total) -> {
                        if (done > 0) {
                            throw new IllegalStateException("stopped by the test");
                        }
                    }));
        }
        try (SentenceVectors vectors = open(SentenceModel.MINILM, 1)) {
            int missing = vectors.missing(texts, TextRole.DOCUMENT);
            assertTrue(missing > 0 && missing < 40, missing + " are missing");
            int[] total = new int[1];
            vectors.of(texts, TextRole.DOCUMENT, (done, all) -> total[0] = all);
            assertEquals(missing, total[0]);
        }
    }

    @Test
    void promptsAreThoseOfTheModelCards() {
        assertEquals("query: ", SentenceModel.E5_SMALL.prompt(TextRole.QUERY));
        assertEquals("passage: ", SentenceModel.E5_SMALL.prompt(TextRole.DOCUMENT));
        assertTrue(SentenceModel.BGE_SMALL.prompt(TextRole.QUERY).endsWith("relevant passages: "));
        assertEquals("", SentenceModel.BGE_SMALL.prompt(TextRole.DOCUMENT));
        assertEquals(
                3, Arrays.stream(SentenceModel.values()).map(SentenceModel::identity).distinct().count());
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNamed() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "");
        try (SentenceVectors vectors = SentenceVectors.open(SentenceModel.MINILM, new CacheFolder(blocked), 1)) {
            IOException thrown = assertThrows(
                    IOException.class,
                    () -> vectors.of(List.of("text"), TextRole.QUERY, EmbeddingProgress.NONE));
            assertTrue(thrown.getMessage().contains(CacheFolder.PROPERTY), thrown.getMessage());
            assertTrue(thrown.getMessage().contains("blocked"), thrown.getMessage());
        }
    }
}
