package dev.negbench.harness.jfaiss;

import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

@Tag("faiss")
abstract class FaissTestBase {
    @BeforeEach
    void needsFaiss() {
        Assumptions.assumeTrue(Faiss.available(), Faiss.unavailability());
    }

    static float[] gaussian(long seed, int length) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    static Index flat(float[] vectors, int rows, int d) {
        Index index = Index.create("Flat", d);
        try (VectorBlock block = VectorBlock.copyOf(vectors, 0, rows, d)) {
            index.add(block, rows, 1);
        }
        return index;
    }
}
