package dev.negbench.harness.clustering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.linalg.VectorMath;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What k-means promises, whichever library runs it. */
abstract class KMeansContract {
    private static final int DIMENSION = 16;
    private static final int PLANTED = 6;

    abstract Clusters cluster(float[] vectors, int count, int dimension, KMeansSettings settings, int threads);

    /** Unit vectors close to one of six directions that are far apart; vector {@code i} belongs to {@code i % 6}. */
    private static float[] planted(long seed, int count) {
        Random random = new Random(seed);
        float[] vectors = new float[count * DIMENSION];
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < DIMENSION; i++) {
                vectors[row * DIMENSION + i] =
                        (float) ((i == row % PLANTED ? 1 : 0) + 0.05 * random.nextGaussian());
            }
            VectorMath.normalise(vectors, row * DIMENSION, DIMENSION);
        }
        return vectors;
    }

    @Test
    void findsPlantedClusters() {
        for (boolean spherical : new boolean[] {false, true}) {
            float[] vectors = planted(1, 600);
            // FAISS draws its first centroids uniformly, so one start of several is enough to be right.
            Clusters best = null;
            for (int seed = 1; seed <= 20; seed++) {
                Clusters clusters =
                        cluster(vectors, 600, DIMENSION, KMeansSettings.of(PLANTED, 25, spherical, seed), 1);
                if (best == null || (spherical == clusters.objective() > best.objective())) {
                    best = clusters;
                }
            }
            int[] assignments = best.assignments();
            for (int row = 0; row < 600; row++) {
                assertEquals(assignments[row % PLANTED], assignments[row], "vector " + row);
            }
            assertEquals(PLANTED, Arrays.stream(assignments).distinct().count());
            assertTrue(IntStream.range(0, PLANTED).mapToObj(best::size).allMatch(size -> size == 100));
        }
    }

    @Test
    void moreIterationsAreNeverWorse() {
        float[] vectors = planted(2, 500);
        double before = Double.POSITIVE_INFINITY;
        double beforeSpherical = Double.NEGATIVE_INFINITY;
        for (int iterations = 1; iterations <= 12; iterations++) {
            double distances = cluster(
                            vectors, 500, DIMENSION, KMeansSettings.of(20, iterations, false, 5), 1)
                    .objective();
            assertTrue(distances <= before * (1 + 1e-6), iterations + " iterations: " + distances + " > " + before);
            before = distances;
            double products = cluster(vectors, 500, DIMENSION, KMeansSettings.of(20, iterations, true, 5), 1)
                    .objective();
            assertTrue(
                    products >= beforeSpherical * (1 - 1e-6),
                    iterations + " iterations: " + products + " < " + beforeSpherical);
            beforeSpherical = products;
        }
    }

    @Test
    void repeatsForASeedOnAnyNumberOfThreads() {
        float[] vectors = planted(3, 700);
        Clusters first = cluster(vectors, 700, DIMENSION, KMeansSettings.spherical(15, 9), 1);
        Clusters again = cluster(vectors, 700, DIMENSION, KMeansSettings.spherical(15, 9), 2);
        assertArrayEquals(first.centroids(), again.centroids());
        assertArrayEquals(first.assignments(), again.assignments());
        assertEquals(first.objective(), again.objective());
        Clusters other = cluster(vectors, 700, DIMENSION, KMeansSettings.spherical(15, 10), 1);
        assertFalse(Arrays.equals(first.centroids(), other.centroids()));
    }

    @Test
    void noClusterStaysEmptyWhileVectorsDiffer() {
        // Nearly all vectors in one place, so that most first centroids lie there and become empty.
        Random random = new Random(4);
        float[] vectors = new float[400 * 2];
        for (int row = 0; row < 400; row++) {
            double angle = row < 390 ? random.nextGaussian() * 1e-3 : 2 * Math.PI * random.nextDouble();
            vectors[2 * row] = (float) Math.cos(angle);
            vectors[2 * row + 1] = (float) Math.sin(angle);
        }
        Clusters clusters = cluster(vectors, 400, 2, KMeansSettings.of(12, 25, false, 1), 1);
        for (int c = 0; c < 12; c++) {
            assertTrue(clusters.size(c) > 0, "cluster " + c + " is empty");
        }
    }

    @Test
    void equalVectorsShareACluster() {
        float[] vectors = new float[30 * 3];
        for (int row = 0; row < 30; row++) {
            vectors[3 * row + row % 2] = 1;
        }
        Clusters clusters = cluster(vectors, 30, 3, KMeansSettings.of(5, 10, true, 1), 1);
        for (int row = 2; row < 30; row++) {
            assertEquals(clusters.assignments()[row % 2], clusters.assignments()[row]);
        }
        assertEquals(30, IntStream.range(0, 5).map(clusters::size).sum());
        for (float value : clusters.centroids()) {
            assertTrue(Float.isFinite(value));
        }
    }

    @Test
    void centroidsAreMeansOfTheirClusters() {
        float[] vectors = planted(6, 300);
        Clusters clusters = cluster(vectors, 300, DIMENSION, KMeansSettings.of(4, 100, true, 2), 1);
        float[] sums = new float[4 * DIMENSION];
        for (int row = 0; row < 300; row++) {
            int c = clusters.assignments()[row];
            VectorMath.addScaled(1, vectors, row * DIMENSION, sums, c * DIMENSION, DIMENSION);
        }
        for (int c = 0; c < 4; c++) {
            VectorMath.normalise(sums, c * DIMENSION, DIMENSION);
        }
        assertArrayEquals(sums, clusters.centroids(), 1e-4f);
    }
}
