package dev.negbench.harness.bench;

import dev.negbench.harness.linalg.PackedBatch;
import dev.negbench.harness.linalg.PackedMatrix;
import dev.negbench.harness.linalg.VectorMath;
import dev.negbench.harness.search.ExactIndex;
import dev.negbench.harness.search.TopK;
import dev.negbench.harness.search.VectorIndex;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to select the 200 best of 100,000 scores, best first, rather than to sort them all?
 *
 * <p>{@link #index} is the exact search that mining uses, of vectors so short that their products do not drown it;
 * {@link #baseline} computes them and selects nothing, and the difference is the selection. {@link #heap} keeps the
 * best in the standard library's priority queue and {@link #sort} sorts everything; both are given their scores.
 *
 * <p>Which scores pass the threshold is what the branches of a selection depend on, so every query has a list of its
 * own, normal and in random order, each too long to be learnt. Before anything is timed, all three must find the same
 * documents.
 */
@Question("What does it cost to select the best scores rather than to sort them all?")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx1g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TopKSelectionBenchmark {
    private static final int DIMENSION = 8;
    private static final int BATCH = 256;
    private static final int LISTS = 16;

    /** Scores in a list. */
    @Param("100000")
    public int documents;

    /** Documents selected. */
    @Param("200")
    public int best;

    private final TopK found = new TopK();
    private final PackedBatch batch = PackedBatch.ofDimension(DIMENSION);
    private final float[][] lists = new float[LISTS][];
    private float[] queries;
    private float[] tile;
    private PackedMatrix matrix;
    private VectorIndex index;
    private long[] keys;
    private int next;

    /** Makes the index and the lists, and compares what is found in them. */
    @Setup
    public void prepare() {
        float[] vectors = normal(documents * DIMENSION, 1);
        queries = normal(BATCH * DIMENSION, 2);
        matrix = PackedMatrix.of(vectors, documents, DIMENSION);
        batch.pack(queries, 0, BATCH);
        tile = new float[batch.tileLength()];
        index = ExactIndex.of(vectors, documents, DIMENSION, 1);
        keys = new long[documents];
        index.search(queries, BATCH, best, found);
        for (int list = 0; list < LISTS; list++) {
            lists[list] = new float[documents];
            for (int i = 0; i < documents; i++) {
                lists[list][i] = VectorMath.dot(queries, list * DIMENSION, vectors, i * DIMENSION, DIMENSION);
            }
            compare(list);
        }
    }

    private void compare(int list) {
        PriorityQueue<Long> kept = kept(lists[list]);
        long[] sorted = sorted(lists[list]);
        for (int place = best - 1; place >= 0; place--) {
            int expected = document(sorted[documents - 1 - place]);
            if (found.id(list, place) != expected || document(kept.remove()) != expected) {
                throw new IllegalStateException("the selections differ at place " + place + " of list " + list);
            }
        }
    }

    private static float[] normal(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    /** The scores alone. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public float baseline() {
        float last = 0;
        for (int panel = 0; panel < matrix.panels(); panel++) {
            matrix.multiply(batch, panel, tile);
            last += tile[panel % tile.length];
        }
        return last;
    }

    /** The scores and the search's selection. */
    @Benchmark
    @Work(multiplyAdds = "documents * 8")
    @OperationsPerInvocation(BATCH)
    public TopK index() {
        index.search(queries, BATCH, best, found);
        return found;
    }

    /** The best so far in a priority queue, at last in order. */
    @Benchmark
    @Work(cacheBytes = "documents * 4")
    public long heap() {
        PriorityQueue<Long> queue = kept(nextList());
        long last = 0;
        while (!queue.isEmpty()) {
            last = queue.remove();
        }
        return last;
    }

    /** All scores in order. */
    @Benchmark
    @Work(cacheBytes = "documents * 4")
    public long sort() {
        return sorted(nextList())[documents - best];
    }

    private float[] nextList() {
        next = (next + 1) % LISTS;
        return lists[next];
    }

    private PriorityQueue<Long> kept(float[] scores) {
        PriorityQueue<Long> queue = new PriorityQueue<>(best);
        for (int i = 0; i < scores.length; i++) {
            long key = key(scores[i], i);
            if (queue.size() < best) {
                queue.add(key);
            } else if (key > queue.element()) {
                queue.remove();
                queue.add(key);
            }
        }
        return queue;
    }

    private long[] sorted(float[] scores) {
        for (int i = 0; i < scores.length; i++) {
            keys[i] = key(scores[i], i);
        }
        Arrays.sort(keys);
        return keys;
    }

    /** Orders by score, and equal scores by descending document, as the index does. */
    private static long key(float score, int document) {
        int bits = Float.floatToRawIntBits(score + 0f);
        return (long) (bits ^ bits >> 31 & 0x7fff_ffff) << 32 | ~document & 0xffff_ffffL;
    }

    private static int document(long key) {
        return ~(int) key;
    }
}
