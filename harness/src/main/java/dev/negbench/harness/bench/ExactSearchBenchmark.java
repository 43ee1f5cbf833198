package dev.negbench.harness.bench;

import dev.negbench.harness.jfaiss.Faiss;
import dev.negbench.harness.jfaiss.SearchParams;
import dev.negbench.harness.linalg.PackedBatch;
import dev.negbench.harness.linalg.PackedMatrix;
import dev.negbench.harness.linalg.VectorMath;
import dev.negbench.harness.search.ExactIndex;
import dev.negbench.harness.search.FaissIndex;
import dev.negbench.harness.search.TopK;
import dev.negbench.harness.search.VectorIndex;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a query of an exact search cost, in milliseconds, on one core: 100,000 documents of 384 elements, the 200
 * best, in batches of 256?
 *
 * <p>{@link #product} is the baseline: all scores and no selection. What a search takes beyond it is selection, for
 * FAISS also the exact scores of its candidates. Vectors are uniform on the sphere, where the scores around the cut lie
 * closer together than those of real text.
 */
@Question("What does a query of an exact search cost, 100,000 documents of 384 elements, in batches of 256?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xms2g", "-Xmx2g"})
public class ExactSearchBenchmark {
    private static final int DOCUMENTS = 100_000;
    private static final int DIMENSION = 384;
    private static final int BATCH = 256;
    private static final int K = 200;

    /** Queries, and room for what is found. */
    @State(Scope.Thread)
    public static class Queries {
        final float[] vectors = onTheSphere(BATCH, 2);
        final TopK found = new TopK();
    }

    /** The packed documents, without an index. */
    @State(Scope.Benchmark)
    public static class Matrix {
        final PackedMatrix documents = PackedMatrix.of(onTheSphere(DOCUMENTS, 1), DOCUMENTS, DIMENSION);
        final PackedBatch batch = PackedBatch.ofDimension(DIMENSION);
        float[] tile;

        @Setup
        public void pack(Queries queries) {
            batch.pack(queries.vectors, 0, BATCH);
            tile = new float[batch.tileLength()];
        }
    }

    /** The index in Java. */
    @State(Scope.Benchmark)
    public static class Java {
        final VectorIndex index = ExactIndex.of(onTheSphere(DOCUMENTS, 1), DOCUMENTS, DIMENSION, 1);
    }

    /** The index in FAISS. */
    @State(Scope.Benchmark)
    public static class Native {
        VectorIndex index;

        @Setup
        public void build() {
            Faiss.loaded();
            index = FaissIndex.of("Flat", onTheSphere(DOCUMENTS, 1), DOCUMENTS, DIMENSION, SearchParams.defaults(), 1);
        }

        @TearDown(Level.Trial)
        public void close() {
            index.close();
        }
    }

    @Benchmark
    @Work(multiplyAdds = "100000 * 384")
    @OperationsPerInvocation(BATCH)
    public float product(Matrix matrix) {
        float last = 0;
        for (int panel = 0; panel < matrix.documents.panels(); panel++) {
            matrix.documents.multiply(matrix.batch, panel, matrix.tile);
            last += matrix.tile[panel % matrix.tile.length];
        }
        return last;
    }

    @Benchmark
    @Work(multiplyAdds = "100000 * 384")
    @OperationsPerInvocation(BATCH)
    public TopK java(Java java, Queries queries) {
        java.index.search(queries.vectors, BATCH, K, queries.found);
        return queries.found;
    }

    @Benchmark
    @Work(multiplyAdds = "100000 * 384")
    @OperationsPerInvocation(BATCH)
    public TopK faiss(Native faiss, Queries queries) {
        faiss.index.search(queries.vectors, BATCH, K, queries.found);
        return queries.found;
    }

    private static float[] onTheSphere(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] vectors = new float[rows * DIMENSION];
        for (int i = 0; i < vectors.length; i++) {
            // The sum of four uniform numbers is close enough to a normal one for a uniform direction.
            vectors[i] = (float) (random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble()
                - 2);
        }
        for (int row = 0; row < rows; row++) {
            VectorMath.normalise(vectors, row * DIMENSION, DIMENSION);
        }
        return vectors;
    }
}
