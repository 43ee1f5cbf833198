package dev.negbench.harness.bench;

import dev.negbench.harness.diffusion.PointMath;
import dev.negbench.strategies.negativeprompts.ExactDenoiser;
import dev.negbench.strategies.negativeprompts.Guidance;
import dev.negbench.strategies.negativeprompts.GuidedSampler;
import dev.negbench.strategies.negativeprompts.NoiseSchedule;
import dev.negbench.strategies.negativeprompts.PointCloud;
import dev.negbench.strategies.negativeprompts.Posterior;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * What does a denoising step over a collection's vectors cost? Normal points of half unit scale. States are as noisy as
 * in the middle of the schedule, another one in every invocation: how many points still count decides how many
 * exponentials are taken. {@link #baseline} only copies a state.
 */
@Question("What does a denoising step towards a finite set of points cost?")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class DenoiserBenchmark {
    private static final int STATES = 64;

    /** Points of the empty condition; half of them are the positive one. */
    @Param({"2000", "20000"})
    public int points;

    /** Length of a vector. */
    @Param({"32", "384"})
    public int dimension;

    /** The noise that states have: one of the schedule's steps. */
    @Param({"2", "15"})
    public int step;

    private final NoiseSchedule schedule = NoiseSchedule.of(NoiseSchedule.STEPS);
    private ExactDenoiser everything;
    private GuidedSampler sampler;
    private GuidedSampler.Scratch scratch;
    private Posterior posterior;
    private double[][] states;
    private double[] state;
    private int next;

    /** Makes points and states. */
    @Setup
    public void prepare() {
        Random random = new Random(1);
        float[] values = new float[points * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.5 * random.nextGaussian());
        }
        PointCloud cloud = PointCloud.of(values, points, dimension).with(PointMath.KERNELS);
        everything = ExactDenoiser.of(cloud, IntStream.range(0, points).toArray());
        ExactDenoiser half =
                ExactDenoiser.of(cloud, IntStream.range(0, points / 2).toArray());
        sampler = new GuidedSampler(schedule, Guidance.of(3), half, everything, everything);
        scratch = GuidedSampler.Scratch.of(dimension);
        posterior = new Posterior(dimension);
        state = new double[dimension];
        states = new double[STATES][dimension];
        for (int s = 0; s < STATES; s++) {
            int point = random.nextInt(points);
            for (int j = 0; j < dimension; j++) {
                states[s][j] =
                        schedule.signal(step) * cloud.value(point, j) + schedule.noise(step) * random.nextGaussian();
            }
        }
    }

    private double[] nextState() {
        next = (next + 1) % STATES;
        System.arraycopy(states[next], 0, state, 0, dimension);
        return state;
    }

    /** No denoising. */
    @Benchmark
    public double baseline() {
        return nextState()[0];
    }

    /** The posterior mean under one condition. */
    @Benchmark
    public double denoise() {
        everything.denoise(nextState(), schedule.signal(step), schedule.noise(step), posterior);
        return posterior.mean()[0];
    }

    /** A guided step: two conditions and the move. */
    @Benchmark
    public double guidedStep() {
        double[] x = nextState();
        sampler.step(x, step, true, scratch);
        return x[0];
    }
}
