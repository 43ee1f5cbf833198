package dev.negbench.harness.retrieval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.beir.BeirLoader;
import dev.negbench.harness.TinyCollection;
import dev.negbench.harness.encoder.StaticEncoderFactory;
import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.linalg.VectorMath;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.strategies.stage.DocumentClusters;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dense search offers beyond finding documents for queries. */
class DenseSearcherTest {
    private static final int DIMENSION = 8;
    private static final int DOCUMENTS = 90;
    private static final int QUERIES = 20;
    private static final long SEED = 42;

    private final Random random = new Random(SEED);
    private final float[] documents = unit(DOCUMENTS);
    private final float[] queries = unit(QUERIES);

    private float[] unit(int rows) {
        float[] vectors = new float[rows * DIMENSION];
        for (int row = 0; row < rows; row++) {
            for (int d = 0; d < DIMENSION; d++) {
                vectors[row * DIMENSION + d] = (float) random.nextGaussian();
            }
            VectorMath.normalise(vectors, row * DIMENSION, DIMENSION);
        }
        return vectors;
    }

    private CorpusRetrieval retrieval() {
        int[] ordinals = IntStream.range(0, QUERIES).toArray();
        DenseSearcher searcher = DenseSearcher.of(documents, DIMENSION, queries, ordinals, QUERIES, 2);
        return CorpusRetrieval.of(DOCUMENTS, Map.of(Retrieval.MODEL, searcher));
    }

    @Test
    void documentsAreScoredForAnyVector() {
        int[] asked = {3, 0, 77};
        float[] scores = new float[3];
        retrieval().scoreVector(Retrieval.MODEL, queries, 5, asked, 3, scores);
        float[] expected = new float[3];
        retrieval().score(Retrieval.MODEL, 5, asked, 3, expected);
        assertArrayEquals(expected, scores);
    }

    @Test
    void theNearestQueriesAreThoseOfLargestCosine() {
        int[] among = {2, 4, 6, 8, 10, 12};
        RankedLists lists = retrieval().nearestQueries(Retrieval.MODEL, among, new int[] {4, 5}, 10);
        assertEquals(among.length, lists.counts()[0]);
        assertEquals(1, lists.ids()[0], "a query among the others is nearest to itself");
        int[] expected = IntStream.range(0, among.length)
                .boxed()
                .sorted((l, r) -> Float.compare(cosine(5, among[r]), cosine(5, among[l])))
                .mapToInt(Integer::intValue)
                .toArray();
        int from = lists.width();
        assertArrayEquals(expected, Arrays.copyOfRange(lists.ids(), from, from + among.length), "seed " + SEED);
    }

    private float cosine(int left, int right) {
        return VectorMath.dot(queries, left * DIMENSION, queries, right * DIMENSION, DIMENSION);
    }

    @Test
    void clustersAreOfTheNearestCentroidAndRepeat() {
        DocumentClusters clusters = retrieval().clusters(Retrieval.MODEL, 7, 3);
        assertEquals(7, clusters.count());
        for (int document = 0; document < DOCUMENTS; document++) {
            int at = document * DIMENSION;
            int own = clusters.assignments()[document];
            float product = VectorMath.dot(documents, at, clusters.centroids(), own * DIMENSION, DIMENSION);
            for (int c = 0; c < 7; c++) {
                float other = VectorMath.dot(documents, at, clusters.centroids(), c * DIMENSION, DIMENSION);
                assertTrue(other <= product + 1e-6, "document " + document + ", seed " + SEED);
            }
        }
        int[] all = Arrays.stream(clusters.members())
                .peek(members -> assertTrue(members.length > 0))
                .flatMapToInt(Arrays::stream)
                .sorted()
                .toArray();
        assertArrayEquals(IntStream.range(0, DOCUMENTS).toArray(), all);
        assertArrayEquals(
                clusters.assignments(),
                retrieval().clusters(Retrieval.MODEL, 7, 3).assignments());
    }

    @Test
    void furtherQueriesAreEncodedWhereTheEncoderIsAtHand(@TempDir Path data) {
        Dataset dataset = new BeirLoader().load(TinyCollection.write(data, "tiny", true));
        TrainableEncoder encoder = StaticEncoderFactory.of(
                        dataset.corpus(), dataset.queries(), false, CacheFolder.standard())
                .create(1, false, 0.01);
        int size = dataset.corpus().size();
        int[] asked = {5, 1, 7, 2};
        try (DenseSearcher all = DenseSearcher.of(encoder, size, new int[] {1, 2, 5, 7}, 2);
                DenseSearcher two = DenseSearcher.of(encoder, size, new int[] {2, 5}, 2)) {
            assertArrayEquals(
                    all.queryVectors(asked), two.readingQueries(encoder, 2).queryVectors(asked));
            String message = assertThrows(IllegalArgumentException.class, () -> two.queryVectors(asked))
                    .getMessage();
            assertTrue(message.contains("query 1 was not encoded"), message);
        }
    }
}
