package dev.negbench.harness.bench;

import dev.negbench.strategies.bcwi.WeightInterpolation;
import dev.negbench.strategies.stage.ModelWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * What does a model between two others cost to make? By default a million weights, more than a core's cache holds.
 * {@link #baseline} copies one model, which nothing can be faster than.
 */
@Question("What does a model interpolated from others cost to make?")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class InterpolationBenchmark {
    private static final int SOUP = 8;
    private static final double OLD_WEIGHT = 0.3;

    /** Weights of a model. */
    @Param("1000003")
    public int weights;

    private final List<ModelWeights> models = new ArrayList<>();
    private ModelWeights importance;
    private ModelWeights out;

    /** Makes the models. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        for (int m = 0; m <= SOUP; m++) {
            models.add(model(random, -1));
        }
        importance = model(random, 0);
        out = model(random, 0);
    }

    private ModelWeights model(SplittableRandom random, double least) {
        float[] values = new float[weights];
        for (int i = 0; i < weights; i++) {
            values[i] = (float) random.nextDouble(least, 1);
        }
        return new ModelWeights(Map.of("rows", values));
    }

    /** A copy of one model. */
    @Benchmark
    @Work(cacheBytes = "weights * 4")
    public ModelWeights baseline() {
        System.arraycopy(models.get(0).tensors().get("rows"), 0, out.tensors().get("rows"), 0, weights);
        return out;
    }

    /** The same share of the old model for every weight. */
    @Benchmark
    @Work(cacheBytes = "weights * 8")
    public ModelWeights plain() {
        WeightInterpolation.plain(models.get(0), models.get(1), OLD_WEIGHT, out);
        return out;
    }

    /** A share by each weight's importance. */
    @Benchmark
    @Work(cacheBytes = "weights * 12")
    public ModelWeights weighted() {
        WeightInterpolation.weighted(models.get(0), models.get(1), importance, OLD_WEIGHT, out);
        return out;
    }

    /** The mean of eight models, once for a whole grid. */
    @Benchmark
    @Work(cacheBytes = "weights * 32")
    public ModelWeights soup() {
        WeightInterpolation.mean(models.subList(1, models.size()), out);
        return out;
    }
}
