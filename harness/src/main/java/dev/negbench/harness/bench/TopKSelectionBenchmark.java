package dev.negbench.harness.bench;

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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to select the 200 best of 100,000 scores, best first, rather than to sort them all?
 *
 * <p>{@link #index} is the exact search itself: vectors of one element are scores, and the query is 1, so that next to
 * nothing but selection is left. {@link #heap} keeps the best in the standard library's priority queue, {@link #sort}
 * sorts everything. {@link #baseline} finds the best score alone: one pass over the memory.
 *
 * <p>Which score passes the threshold is what the branches of a selection depend on. Every invocation sees another of
 * several lists, each too long to be learnt. The lists are in random order; in ascending order every selection is
 * slower, which documents of an index never are. Before anything is timed, all three must find the same documents.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xms1g", "-Xmx1g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TopKSelectionBenchmark {
    private static final int LISTS = 16;
    private static final float[] ONE = {1};

    /** Scores in a list. */
    @Param("100000")
    public int documents;

    /** Documents selected. */
    @Param("200")
    public int best;

    private final float[][] lists = new float[LISTS][];
    private final VectorIndex[] indexes = new VectorIndex[LISTS];
    private final TopK found = new TopK();
    private long[] keys;
    private int next;

    /** Makes the lists, and compares what is found in the first. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        for (int list = 0; list < LISTS; list++) {
            lists[list] = new float[documents];
            for (int i = 0; i < documents; i++) {
                lists[list][i] = (float) random.nextGaussian();
            }
            indexes[list] = ExactIndex.of(lists[list], documents, 1, 1);
        }
        keys = new long[documents];
        int[] expected = new int[best];
        long[] sorted = sorted(lists[0]);
        for (int place = 0; place < best; place++) {
            expected[place] = document(sorted[documents - 1 - place]);
        }
        indexes[0].search(ONE, 1, best, found);
        int[] searched = Arrays.copyOf(found.ids(), best);
        int[] kept = kept(lists[0]).stream().sorted((a, b) -> Long.compare(b, a)).mapToInt(
                TopKSelectionBenchmark::document).toArray();
        if (!Arrays.equals(expected, searched) || !Arrays.equals(expected, kept)) {
            throw new IllegalStateException("the selections find different documents");
        }
    }

    /** The best score alone. */
    @Benchmark
    public float baseline() {
        float highest = Float.NEGATIVE_INFINITY;
        for (float score : nextList()) {
            highest = Math.max(highest, score);
        }
        return highest;
    }

    /** The search that mining uses. */
    @Benchmark
    public int index() {
        nextList();
        indexes[next].search(ONE, 1, best, found);
        return found.id(0, best - 1);
    }

    /** The best so far in a priority queue, at last in order. */
    @Benchmark
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
        int bits = Float.floatToRawIntBits(score);
        return (long) (bits ^ bits >> 31 & 0x7fff_ffff) << 32 | ~document & 0xffff_ffffL;
    }

    private static int document(long key) {
        return ~(int) key;
    }
}
