package dev.negbench.strategies.negativeprompts;

/**
 * Deterministic (DDIM) sampling with classifier-free guidance: positive against negative condition inside the window,
 * positive against the empty condition outside. The last step returns the guided mean itself. Guiding the means equals
 * guiding the predicted noises, since both are linear. Source: card, "The scheme" and "DDIM step". Immutable; the
 * scratch belongs to one thread.
 */
public final class GuidedSampler {
    private final NoiseSchedule schedule;
    private final Guidance guidance;
    private final DenoisingPass inWindow;
    private final DenoisingPass outside;

    /**
     * @param positive the denoiser of what is wanted
     * @param negative of what is not wanted
     * @param unconditional of everything
     * @throws IllegalArgumentException if they are not of the same points
     */
    public GuidedSampler(
            NoiseSchedule schedule,
            Guidance guidance,
            ExactDenoiser positive,
            ExactDenoiser negative,
            ExactDenoiser unconditional) {
        this.schedule = schedule;
        this.guidance = guidance;
        inWindow = DenoisingPass.of(positive, negative);
        outside = DenoisingPass.of(positive, unconditional);
    }

    /** The two posteriors of a step; overwritten by the next one. */
    public static final class Scratch {
        private final Posterior[] posteriors;

        private Scratch(Posterior... posteriors) {
            this.posteriors = posteriors;
        }

        /** Makes room for states of a dimension. */
        public static Scratch of(int dimension) {
            return new Scratch(new Posterior(dimension), new Posterior(dimension));
        }

        /** Returns the one under the positive condition. */
        public Posterior positive() {
            return posteriors[0];
        }

        /** Returns the one under the negative condition inside the window, the empty one outside. */
        public Posterior other() {
            return posteriors[1];
        }
    }

    /**
     * Does one step. Costs one denoising under both conditions, which share the products of state and points.
     *
     * @param x the state before, overwritten by the state after
     * @param step from 0
     * @param negated whether the negative condition is active
     */
    public void step(double[] x, int step, boolean negated, Scratch scratch) {
        double signal = schedule.signal(step);
        double noise = schedule.noise(step);
        (negated ? inWindow : outside).denoise(x, signal, noise, scratch.posteriors);
        double[] wanted = scratch.positive().mean();
        double[] other = scratch.other().mean();
        boolean last = step + 1 == schedule.steps();
        double nextSignal = last ? 1 : schedule.signal(step + 1);
        double ratio = last ? 0 : schedule.noise(step + 1) / noise;
        for (int j = 0; j < x.length; j++) {
            double mean = guidance.guide(wanted[j], other[j]);
            x[j] = last ? mean : nextSignal * mean + ratio * (x[j] - signal * mean);
        }
    }

    /**
     * Does the steps from {@code first} to the end.
     *
     * @param x the state before step {@code first}, overwritten by the sample
     */
    public void run(double[] x, int first, NegativeWindow window, Scratch scratch) {
        for (int step = first; step < schedule.steps(); step++) {
            step(x, step, window.contains(step), scratch);
        }
    }

    /** Returns the schedule. */
    public NoiseSchedule schedule() {
        return schedule;
    }
}
