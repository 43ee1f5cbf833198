package dev.negbench.harness.clustering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.jfaiss.Faiss;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KMeansTest {
    @Nested
    @Tag("faiss")
    class WithFaiss extends KMeansContract {
        @BeforeEach
        void needsFaiss() {
            Assumptions.assumeTrue(Faiss.available(), Faiss.unavailability());
        }

        @Override
        Clusters cluster(float[] vectors, int count, int dimension, KMeansSettings settings, int threads) {
            Clusters clusters = KMeans.cluster(vectors, count, dimension, settings, threads);
            assertEquals("FAISS", clusters.library());
            return clusters;
        }
    }

    @Nested
    class WithCommonsMath extends KMeansContract {
        @Override
        Clusters cluster(float[] vectors, int count, int dimension, KMeansSettings settings, int threads) {
            return CommonsMathKMeans.cluster(vectors, count, dimension, settings);
        }
    }

    @Test
    void asManyClustersAsVectors() {
        float[] vectors = {1, 0, 0, 1, -1, 0};
        Clusters clusters = KMeans.cluster(vectors, 3, 2, KMeansSettings.of(3, 5, false, 1), 1);
        assertEquals(0, clusters.objective(), 1e-6);
        for (int c = 0; c < 3; c++) {
            assertEquals(1, clusters.size(c));
        }
    }

    @Test
    void namesWhatItRefuses() {
        KMeansSettings three = KMeansSettings.spherical(3, 1);
        IllegalArgumentException few =
                assertThrows(IllegalArgumentException.class, () -> KMeans.cluster(new float[4], 2, 2, three, 1));
        assertTrue(few.getMessage().contains("3 clusters"), few.getMessage());
        float[] broken = {1, 0, 0, 1, Float.NaN, 0};
        IllegalArgumentException nan =
                assertThrows(IllegalArgumentException.class, () -> KMeans.cluster(broken, 3, 2, three, 1));
        assertTrue(nan.getMessage().contains("vector 2"), nan.getMessage());
        assertThrows(IllegalArgumentException.class, () -> KMeansSettings.spherical(0, 1));
        assertThrows(IllegalArgumentException.class, () -> KMeansSettings.of(1, 0, true, 1));
    }
}
