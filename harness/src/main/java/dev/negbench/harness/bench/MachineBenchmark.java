package dev.negbench.harness.bench;

import dev.negbench.strategies.sampling.RandomStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast is this machine at what everything else is made of? One operation is one unit of a resource: a random number
 * of the samplers' stream, a multiplication of floats with addition, a byte from the nearest cache, a byte from memory.
 * The other benchmarks' rooflines are made of these, so methods are named like the resources.
 *
 * <p>Each method has nothing to wait for but its resource: several independent accumulators hide the latency of the
 * additions, the array of the cache fits into the smallest first-level cache made today, that of memory is larger than
 * the last level of most.
 */
@Question("How fast is this machine at what everything else is made of?")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class MachineBenchmark {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int NUMBERS = 1024;
    private static final int MULTIPLY_ADDS = 1 << 16;
    private static final int CACHE_BYTES = 16 << 10;
    private static final int CACHE_ROUNDS = 16;
    private static final int MEMORY_BYTES = 256 << 20;

    private final RandomStream stream = new RandomStream(1);
    private final float[] near = new float[CACHE_BYTES / Float.BYTES];
    private float[] far;
    private float factor;

    /** Fills the arrays, so that they have memory of their own. */
    @Setup
    public void prepare() {
        far = new float[MEMORY_BYTES / Float.BYTES];
        Arrays.fill(far, 1);
        Arrays.fill(near, 1);
        factor = 0.999_999f;
    }

    /** Random numbers, one after another. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public long randomNumbers() {
        long sum = 0;
        for (int i = 0; i < NUMBERS; i++) {
            sum ^= stream.nextLong();
        }
        return sum;
    }

    /** Ten chains, which covers the latency of every core with two multiply-add units and less than five cycles. */
    @Benchmark
    @OperationsPerInvocation(MULTIPLY_ADDS * 10)
    public float multiplyAdds() {
        FloatVector by = FloatVector.broadcast(LANES, factor);
        FloatVector a = by;
        FloatVector b = by;
        FloatVector c = by;
        FloatVector d = by;
        FloatVector e = by;
        FloatVector f = by;
        FloatVector g = by;
        FloatVector h = by;
        FloatVector i = by;
        FloatVector j = by;
        for (int done = 0; done < MULTIPLY_ADDS; done += LANES.length()) {
            a = a.fma(by, by);
            b = b.fma(by, by);
            c = c.fma(by, by);
            d = d.fma(by, by);
            e = e.fma(by, by);
            f = f.fma(by, by);
            g = g.fma(by, by);
            h = h.fma(by, by);
            i = i.fma(by, by);
            j = j.fma(by, by);
        }
        return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).reduceLanes(VectorOperators.ADD);
    }

    /** Reads of 16 KiB, again and again. */
    @Benchmark
    @OperationsPerInvocation(CACHE_BYTES * CACHE_ROUNDS)
    public float cacheBytes() {
        float sum = 0;
        for (int round = 0; round < CACHE_ROUNDS; round++) {
            sum += sum(near);
        }
        return sum;
    }

    /** Reads of 256 MiB. */
    @Benchmark
    @OperationsPerInvocation(MEMORY_BYTES)
    public float memoryBytes() {
        return sum(far);
    }

    private static float sum(float[] numbers) {
        int lanes = LANES.length();
        FloatVector a = FloatVector.zero(LANES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        FloatVector e = a;
        FloatVector f = a;
        FloatVector g = a;
        FloatVector h = a;
        for (int at = 0; at + 8 * lanes <= numbers.length; at += 8 * lanes) {
            a = a.add(FloatVector.fromArray(LANES, numbers, at));
            b = b.add(FloatVector.fromArray(LANES, numbers, at + lanes));
            c = c.add(FloatVector.fromArray(LANES, numbers, at + 2 * lanes));
            d = d.add(FloatVector.fromArray(LANES, numbers, at + 3 * lanes));
            e = e.add(FloatVector.fromArray(LANES, numbers, at + 4 * lanes));
            f = f.add(FloatVector.fromArray(LANES, numbers, at + 5 * lanes));
            g = g.add(FloatVector.fromArray(LANES, numbers, at + 6 * lanes));
            h = h.add(FloatVector.fromArray(LANES, numbers, at + 7 * lanes));
        }
        return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).reduceLanes(VectorOperators.ADD);
    }
}
