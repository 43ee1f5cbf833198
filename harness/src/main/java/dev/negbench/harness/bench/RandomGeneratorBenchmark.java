package dev.negbench.harness.bench;

import dev.negbench.strategies.sampling.RandomStream;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
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
 * What does a random number cost, and what does it cost to start again at each query? A draw of negatives takes a few
 * dozen numbers and must depend on (seed, epoch, query) alone, so the second price is paid as often as the draw.
 *
 * <p>Methods named {@code next...} time one of 1024 numbers in a row, those named {@code start...} a fresh start and
 * its first number. Generators go on from invocation to invocation and starts have a key of their own each: repeated
 * ones would be constants that the compiler may compute once. {@link #baseline} does the loop and the sum without a
 * generator.
 */
@Question("What does a random number cost, and a fresh start at each query?")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RandomGeneratorBenchmark {
    private static final int NUMBERS = 1024;

    private final RandomStream stream = new RandomStream(1);
    private long key;

    /** A generator of the JDK. */
    @State(Scope.Thread)
    public static class Jdk {
        /** Its name, as {@link RandomGeneratorFactory} knows it. */
        @Param({"Xoshiro256PlusPlus", "SplittableRandom", "Random"})
        public String generator;

        private RandomGenerator random;

        /** Starts the generator. */
        @Setup
        public void start() {
            random = RandomGeneratorFactory.of(generator).create(1);
        }
    }

    /** No generator. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public long baseline() {
        long sum = 0;
        for (int i = 0; i < NUMBERS; i++) {
            sum ^= key++;
        }
        return sum;
    }

    /** The stream that samplers draw from. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public long nextOfStream() {
        long sum = 0;
        for (int i = 0; i < NUMBERS; i++) {
            sum ^= stream.nextLong();
        }
        return sum;
    }

    /** A generator of the JDK. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public long nextOfJdk(Jdk jdk) {
        RandomGenerator random = jdk.random;
        long sum = 0;
        for (int i = 0; i < NUMBERS; i++) {
            sum ^= random.nextLong();
        }
        return sum;
    }

    /** Points the stream at another query. */
    @Benchmark
    public long startStream() {
        stream.reset(1, 0, key++);
        return stream.nextLong();
    }

    /** A new generator a query; what can go on the stack is not allocated. */
    @Benchmark
    public long startSplittableRandom() {
        return new SplittableRandom(key++).nextLong();
    }

    /** The first generator that comes to mind. Its seed has 48 bits, and neighbouring keys give similar sequences. */
    @Benchmark
    public long startRandom() {
        return new Random(key++).nextLong();
    }
}
