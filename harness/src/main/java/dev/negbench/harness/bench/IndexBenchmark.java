package dev.negbench.harness.bench;

import dev.negbench.harness.jfaiss.Faiss;
import dev.negbench.harness.jfaiss.SearchParams;
import dev.negbench.harness.search.ExactIndex;
import dev.negbench.harness.search.FaissIndex;
import dev.negbench.harness.search.TopK;
import dev.negbench.harness.search.VectorIndex;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * What does a query cost at equal recall, in milliseconds, on one thread: 50,000 documents of 128 elements, the 100
 * best, in batches of 256 as in mining?
 *
 * <p>At equal settings an approximate index can be made to look as fast as one likes. Here each is tuned first: it
 * visits the fewest cells (IVF) or keeps the fewest candidates (HNSW) with which it finds the wanted share of the true
 * neighbours of 256 queries that are not timed. The counters tell that effort, and the recall over all timed queries.
 * {@link #baseline} is exact search in Java, {@link #flat} in FAISS; the recall of both is 1.
 *
 * <p>Vectors lie in clusters, as those of texts do: on uniform ones every approximate index is hopeless, on one cluster
 * a point each is trivial. Queries are drawn from the same clusters, eight batches in turn: a batch searched again and
 * again would leave its cells in the cache.
 */
@Question("What does a query cost at equal recall, 100 best of 50,000 documents of 128 elements?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xms1g", "-Xmx1g"})
public class IndexBenchmark {
    private static final int DIMENSION = 128;
    private static final double NOISE = 1;
    private static final int BATCH = 256;
    private static final int BATCHES = 8;
    private static final int K = 100;

    /** Documents and queries. */
    @State(Scope.Thread)
    public static class Vectors {
        /** Vectors in the index. */
        @Param("50000")
        public int documents;

        private final TopK found = new TopK();
        private float[] corpus;
        private float[] queries;
        private float[][] batches;
        private int next;

        /** Draws all vectors. */
        @Setup
        public void draw() {
            ClusteredVectors clusters = new ClusteredVectors(DIMENSION, NOISE);
            corpus = clusters.draw(documents, 2);
            queries = clusters.draw(BATCHES * BATCH, 3);
            batches = new float[BATCHES][];
            for (int b = 0; b < BATCHES; b++) {
                batches[b] = Arrays.copyOfRange(queries, b * BATCH * DIMENSION, (b + 1) * BATCH * DIMENSION);
            }
        }

        private VectorIndex exact() {
            return ExactIndex.of(corpus, documents, DIMENSION, 1);
        }

        private FaissIndex faiss(String factory) {
            Faiss.loaded();
            return FaissIndex.of(factory, corpus, documents, DIMENSION, SearchParams.defaults(), 1);
        }

        private TopK search(VectorIndex index) {
            next = (next + 1) % BATCHES;
            index.search(batches[next], BATCH, K, found);
            return found;
        }
    }

    /** Exact search in Java. */
    @State(Scope.Thread)
    public static class Java {
        private VectorIndex index;

        /** Packs the documents. */
        @Setup
        public void build(Vectors vectors) {
            index = vectors.exact();
        }
    }

    /** Exact search in FAISS. */
    @State(Scope.Thread)
    public static class Flat {
        private VectorIndex index;

        /** Copies the documents. */
        @Setup
        public void build(Vectors vectors) {
            index = vectors.faiss("Flat");
        }

        /** Frees them. */
        @TearDown(Level.Trial)
        public void close() {
            index.close();
        }
    }

    /** Approximate search in FAISS, tuned. */
    @State(Scope.Thread)
    public static class Approximate {
        /** {@code IVF}, with the square root of the number of documents for cells, or {@code HNSW32}. */
        @Param({"IVF", "HNSW32"})
        public String kind;

        /** Share of the true neighbours to find. */
        @Param({"0.9", "0.95", "0.99"})
        public double recall;

        private TunedIndex tuned;
        private double reached;

        /** Builds the index, tunes it and measures its recall. */
        @Setup
        public void build(Vectors vectors) throws IOException {
            float[] untimed = new ClusteredVectors(DIMENSION, NOISE).draw(BATCH, 4);
            TopK untimedTruth = new TopK();
            TopK truth = new TopK();
            try (VectorIndex exact = vectors.exact()) {
                exact.search(untimed, BATCH, K, untimedTruth);
                exact.search(vectors.queries, BATCHES * BATCH, K, truth);
            }
            int cells = (int) Math.sqrt(vectors.documents);
            tuned = kind.equals("IVF")
                    ? TunedIndex.of(
                            vectors.faiss("IVF" + cells + ",Flat"),
                            SearchParams.defaults()::withNprobe,
                            cells,
                            recall,
                            untimed,
                            untimedTruth)
                    : TunedIndex.of(
                            vectors.faiss(kind),
                            SearchParams.defaults()::withEfSearch,
                            vectors.documents,
                            recall,
                            untimed,
                            untimedTruth);
            TopK found = new TopK();
            tuned.index().search(vectors.queries, BATCHES * BATCH, K, found);
            reached = TunedIndex.recall(found, truth);
        }

        /** Frees the index. */
        @TearDown(Level.Trial)
        public void close() {
            tuned.index().close();
        }
    }

    /** What JMH reports beside the time: in its table, of an iteration only a share. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Quality {
        /** Share of the true neighbours found, over all timed queries. */
        public double recallAt100;

        /** Cells visited or candidates kept. */
        public double effort;

        private int iterations;

        /** Counts the iterations of all forks: JMH adds the counters of them all. */
        @Setup
        public void count(BenchmarkParams run) {
            iterations = run.getMeasurement().getCount() * Math.max(1, run.getForks());
        }

        private void report(Approximate approximate) {
            recallAt100 = approximate.reached / iterations;
            effort = (double) approximate.tuned.effort() / iterations;
        }
    }

    /** Exact search in Java. */
    @Benchmark
    @Work(multiplyAdds = "documents * 128")
    @OperationsPerInvocation(BATCH)
    public TopK baseline(Vectors vectors, Java java) {
        return vectors.search(java.index);
    }

    /** Exact search in FAISS. */
    @Benchmark
    @Work(multiplyAdds = "documents * 128")
    @OperationsPerInvocation(BATCH)
    public TopK flat(Vectors vectors, Flat flat) {
        return vectors.search(flat.index);
    }

    /** Approximate search in FAISS. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public TopK approximate(Vectors vectors, Approximate approximate, Quality quality) {
        quality.report(approximate);
        return vectors.search(approximate.tuned.index());
    }
}
