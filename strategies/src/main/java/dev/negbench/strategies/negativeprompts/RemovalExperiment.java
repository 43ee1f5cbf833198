package dev.negbench.strategies.negativeprompts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * When does a negative condition remove an object, and what does it cost? Every starting noise is denoised without a
 * negative condition and then with it in short windows, first steps and last steps, each also with as many random
 * points as condition. Source: card, "Procedure for (a)".
 *
 * <p>Samples are independent: {@link #sample} depends on the seed and its index alone and may be called by several
 * threads. One sample of the default settings costs about 1,400 steps.
 */
public final class RemovalExperiment {
    private static final double FAR = 0.99;

    private final DiffusionWorld world;
    private final RemovalSettings settings;
    private final long seed;
    private final List<RemovalArm> arms;
    private final ExactDenoiser everything;
    private final DenoisingPass opposed;
    private final DenoisingPass withBackground;
    private final boolean[] positiveObjects;
    private final GuidedSampler negated;
    private final GuidedSampler controlled;

    private RemovalExperiment(DiffusionWorld world, RemovalSettings settings, long seed) {
        this.world = world;
        this.settings = settings;
        this.seed = seed;
        arms = settings.arms();
        everything = world.everything();
        ExactDenoiser positive = ExactDenoiser.of(world.cloud(), world.positive());
        ExactDenoiser negative = ExactDenoiser.of(world.cloud(), world.negative());
        opposed = DenoisingPass.of(positive, negative);
        withBackground = DenoisingPass.of(positive, negative, world.plainBackground());
        positiveObjects = new boolean[world.positive().length];
        for (int i = 0; i < positiveObjects.length; i++) {
            positiveObjects[i] = world.object()[world.positive()[i]];
        }
        NoiseSchedule schedule = settings.schedule();
        Guidance guidance = settings.guidance();
        negated = new GuidedSampler(schedule, guidance, positive, negative, everything);
        controlled = new GuidedSampler(
                schedule, guidance, positive, ExactDenoiser.of(world.cloud(), world.control()), everything);
    }

    /**
     * Prepares an experiment.
     *
     * @param seed of the starting noises
     */
    public static RemovalExperiment of(DiffusionWorld world, RemovalSettings settings, long seed) {
        return new RemovalExperiment(world, settings, seed);
    }

    /** Returns the starting noise of a sample, by {@link Random}, whose numbers are the same in every Java version. */
    double[] startingNoise(int index) {
        Random random = new Random(seed * 1_000_003 + index);
        double[] x = new double[world.cloud().dimension()];
        Arrays.setAll(x, j -> random.nextGaussian());
        return x;
    }

    /** The states before each step and, last, the sample. */
    private double[][] trajectory(GuidedSampler sampler, int index, NegativeWindow window, Scratch scratch) {
        int steps = settings.schedule().steps();
        double[][] states = new double[steps + 1][];
        double[] x = startingNoise(index);
        for (int step = 0; step < steps; step++) {
            states[step] = x.clone();
            sampler.step(x, step, window.contains(step), scratch.steps);
        }
        states[steps] = x;
        return states;
    }

    /** What one sample needs room for. */
    private static final class Scratch {
        private final GuidedSampler.Scratch steps;
        private final double[] state;

        private Scratch(int dimension) {
            steps = GuidedSampler.Scratch.of(dimension);
            state = new double[dimension];
        }
    }

    /**
     * Runs one starting noise through all arms. An arm starts from the state that it shares with the run without a
     * negative condition, or with it at every step, and is bit for bit what it would be from the start.
     *
     * @param index 0 to {@code samples - 1}
     */
    public SampleOutcome sample(int index) {
        int dimension = world.cloud().dimension();
        int steps = settings.schedule().steps();
        Scratch scratch = new Scratch(dimension);
        double[][] without = trajectory(negated, index, NegativeWindow.NONE, scratch);
        NegativeWindow always = NegativeWindow.first(steps);
        double[][] with = trajectory(negated, index, always, scratch);
        double[][] withControl = trajectory(controlled, index, always, scratch);
        int[] points = new int[arms.size()];
        double[] distances = new double[arms.size()];
        for (int a = 0; a < points.length; a++) {
            RemovalArm arm = arms.get(a);
            boolean branches = arm.kind() == RemovalArm.Kind.FIRST;
            double[][] shared = !branches ? without : arm.control() ? withControl : with;
            int start = branches ? arm.window().to() + 1 : arm.window().from();
            double[] x = scratch.state;
            System.arraycopy(shared[start], 0, x, 0, dimension);
            (arm.control() ? controlled : negated).run(x, start, arm.window(), scratch.steps);
            points[a] = everything.nearest(x, scratch.steps.other());
            distances[a] = everything.distance(x, points[a]);
        }
        int point = everything.nearest(without[steps], scratch.steps.other());
        CurveProbe probe = new CurveProbe(settings.schedule(), opposed, withBackground, positiveObjects, dimension);
        return new SampleOutcome(
                point, everything.distance(without[steps], point), points, distances, probe.measure(without, with));
    }

    /**
     * Counts what became of all samples.
     *
     * @param samples in the order of their indices, at least one
     */
    public RemovalRun summarise(List<SampleOutcome> samples) {
        double[] sorted =
                samples.stream().mapToDouble(SampleOutcome::distance).sorted().toArray();
        double far = sorted[(int) Math.ceil(FAR * sorted.length) - 1];
        List<RemovalFigures> figures = new ArrayList<>();
        for (int a = 0; a < arms.size(); a++) {
            figures.add(count(samples, a, far));
        }
        return new RemovalRun(
                seed,
                samples.size(),
                figures,
                StepCurves.of(samples, settings.schedule().steps()));
    }

    private RemovalFigures count(List<SampleOutcome> samples, int arm, double far) {
        int objects = 0;
        int removed = 0;
        int kept = 0;
        int induced = 0;
        int off = 0;
        for (SampleOutcome sample : samples) {
            int before = sample.point();
            int after = sample.points()[arm];
            boolean had = world.object()[before];
            boolean has = world.object()[after];
            boolean same = world.backgrounds()[before] == world.backgrounds()[after];
            objects += had ? 1 : 0;
            removed += had && !has ? 1 : 0;
            kept += had && same ? 1 : 0;
            induced += !had && has ? 1 : 0;
            off += sample.distances()[arm] > far ? 1 : 0;
        }
        return new RemovalFigures(arms.get(arm), samples.size(), objects, removed, kept, induced, off);
    }

    /**
     * Removes adaptively: from {@code start} on the negative condition is kept until one step more leaves no object.
     * The first window tried has two steps, as in the card's algorithm.
     *
     * @param index of the starting noise
     * @param start first step of the negative condition
     */
    public AdaptiveRemoval adaptive(int index, int start) {
        int steps = settings.schedule().steps();
        Scratch scratch = new Scratch(world.cloud().dimension());
        double[][] without = trajectory(negated, index, NegativeWindow.NONE, scratch);
        int before = everything.nearest(without[steps], scratch.steps.other());
        if (!world.object()[before]) {
            return AdaptiveRemoval.NOTHING_TO_REMOVE;
        }
        double[] x = without[start].clone();
        for (int step = start; step < steps; step++) {
            negated.step(x, step, true, scratch.steps);
            if (step > start) {
                System.arraycopy(x, 0, scratch.state, 0, x.length);
                negated.run(scratch.state, step + 1, NegativeWindow.NONE, scratch.steps);
                int after = everything.nearest(scratch.state, scratch.steps.other());
                if (!world.object()[after]) {
                    boolean kept = world.backgrounds()[before] == world.backgrounds()[after];
                    return new AdaptiveRemoval(true, step - start + 1, kept);
                }
            }
        }
        return AdaptiveRemoval.FAILED;
    }
}
